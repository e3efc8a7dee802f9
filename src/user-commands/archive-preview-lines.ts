import type { Schemas } from './schemas.ts';
import { counted, localTime, shown } from './terminal.ts';

type Preview = Schemas['ArchivePreview'];

/** What archiving a campaign would meet now, a line each. */
export function archivePreviewLines(preview: Preview): string[] {
  const { callersOnline, liveCalls, remainingDials, lastDialAt, numbers, heldBack, rent } = preview;
  const carriers = numbers.map(({ carrier, count }) => `${carrier} ${count}`).join(', ');
  return [
    ...(callersOnline > 0
      ? [`${counted(callersOnline, 'caller')} online will lose the campaign at once.`]
      : []),
    ...(liveCalls > 0 ? [`${counted(liveCalls, 'call')} under way can end as usual.`] : []),
    `${counted(remainingDials, 'contact')} not dialled yet.`,
    lastDialAt === null ? 'Nobody has dialled.' : `The newest dial was ${localTime(lastDialAt)}.`,
    `Numbers to give back: ${carriers || 'none'}.`,
    ...rent.monthly.map(
      ({ currency, cents, numbers: priced }) =>
        `${counted(priced, 'number')} cost ${(cents / 100).toFixed(2)} ${currency} a month until then.`,
    ),
    ...heldBack.map(
      ({ carrier, count, until, reason }) =>
        `${counted(count, 'number')} of ${carrier} cannot be given back ` +
        `${until === null ? 'yet' : `until ${localTime(until)}`}: ${reason.title}. ${reason.whatToDo}`,
    ),
    ...preview.exportsNeverTaken.map(
      (kind) => `Its ${kind} were never exported; that can be done afterwards too.`,
    ),
  ].map(shown);
}
