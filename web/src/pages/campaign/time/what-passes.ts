import { campaignNowMs } from '../../../campaign/clock';
import type { Campaign } from '../../../campaign/words';
import type { Times } from '../../../ui/format';

const dayMs = 86_400_000;

/** How far time is to pass. */
export type Goal = { to: 'notice' | 'deadline' } | { days: number };

/** What comes on the way to a goal. */
export interface Passed {
  notice: boolean;
  archive: boolean;
}

const isBy = (time: string | null, untilMs: number): boolean =>
  time !== null && new Date(time).getTime() <= untilMs;

export function whatPasses(campaign: Campaign, goal: Goal): Passed {
  const { noticeAt, deadline } = campaign;
  if ('to' in goal) return { notice: noticeAt !== null, archive: goal.to === 'deadline' };
  const untilMs = campaignNowMs(campaign) + goal.days * dayMs;
  return { notice: isBy(noticeAt, untilMs), archive: isBy(deadline, untilMs) };
}

/** The same in sentences, told before it happens. */
export function passingWords(campaign: Campaign, goal: Goal, times: Times): string[] {
  const { noticeAt, deadline, archive, exemption, counts } = campaign;
  if (archive) return ['Numbers that wait for a date are tried again as soon as it has come.'];
  const passed = whatPasses(campaign, goal);
  const words = [
    passed.notice &&
      `${times.minute(noticeAt)}: notice is given. The campaign gets its flag, and whoever launched it, or else every owner, gets a mail.`,
    passed.archive &&
      `${times.minute(deadline)}: it archives itself, for good. Callers lose it, calls and contacts are sealed, ${
        counts.numbers > 0 ? 'its numbers go back to their carriers, ' : ''
      }and mails tell of it.`,
  ].filter((each) => each !== false);
  if (words.length > 0) return words;
  return [
    exemption === null
      ? 'Nothing happens until then, but that its dates come nearer.'
      : 'Nothing happens: it is exempt from archiving itself.',
  ];
}
