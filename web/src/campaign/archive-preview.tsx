import { List, Stack, Text } from '@mantine/core';
import { Info, PhoneCall } from 'lucide-react';
import type { Schemas } from '../api/client';
import { Facts } from '../ui/facts';
import { Notice } from '../ui/notice';
import { monthlyWords } from './rent';
import { carrierName } from './words';
import { count, plural, useTimes } from '../ui/format';
import { Term } from '../ui/term';

type Preview = Schemas['ArchivePreview'];

/** What archiving one campaign, or several of them together, would meet right now. */
export function ArchivePreview(props: {
  preview: Omit<Preview, 'exportsNeverTaken'>;
  /** What was never exported, in a sentence. */
  exportsNote: string;
}) {
  const times = useTimes();
  const { callersOnline, liveCalls, remainingDials, lastDialAt, numbers, heldBack } = props.preview;
  const monthly = monthlyWords(props.preview.rent);
  const carriers = numbers.map((each) => `${carrierName(each.carrier)} ${count(each.count)}`).join(', ');
  return (
    <Stack gap="sm">
      {(callersOnline > 0 || liveCalls > 0) && (
        <Notice color="orange" icon={<PhoneCall aria-hidden />} title="Callers are at work right now">
          <Text size="sm">{warning(callersOnline, liveCalls)}</Text>
        </Notice>
      )}
      <Facts
        facts={[
          ['Callers online', count(callersOnline)],
          ['Live calls', count(liveCalls)],
          ['Remaining dials', count(remainingDials)],
          ['Last dial', lastDialAt === null ? 'Nobody has dialled yet' : times.minute(lastDialAt)],
          ['Numbers to give back', carriers || 'None'],
          ...(monthly === null ? [] : [['They cost', monthly] as const]),
        ]}
      />
      {heldBack.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            Cannot be <Term word="release">released</Term> yet
          </Text>
          <List size="sm" spacing={4}>
            {heldBack.map(({ carrier, count: held, soonest, until, reason }) => (
              <List.Item key={`${carrier} ${reason.code}`}>
                {plural(held, 'number')} of {carrierName(carrier)}
                {soonest !== null && soonest !== until && <>, the first until {times.minute(soonest)}</>}
                {until !== null && (
                  <>
                    , {soonest !== null && soonest !== until && 'the last '}until {times.minute(until)}
                  </>
                )}
                : {reason.title}. {reason.whatToDo}
              </List.Item>
            ))}
          </List>
        </div>
      )}
      <Notice color="gray" icon={<Info aria-hidden />} c="var(--mantine-color-text)">
        <Text size="sm">{props.exportsNote}</Text>
      </Notice>
    </Stack>
  );
}

function warning(callers: number, calls: number): string {
  const who = callers > 0 ? `${plural(callers, 'caller')} will lose the campaign at once. ` : '';
  const running = calls === 1 ? 'The call that is going on' : `The ${count(calls)} calls that are going on`;
  return `${who}${calls > 0 ? `${running} can end as usual, and ${calls === 1 ? 'is' : 'are'} recorded.` : ''}`;
}

export const kept = 'They can still be exported at any time after the archive.';

/** What of a campaign was never exported. */
export function exportsNote(never: Preview['exportsNeverTaken']): string {
  if (never.length === 0) return `Calls and contacts were exported before. ${kept}`;
  const which = never.join(' and ');
  return `This campaign’s ${which} were never exported. ${kept}`;
}
