import { useMemo } from 'react';
import { useTimes } from '../../ui/format';
import type { Assignment } from './assignment';

/** Says when something ended: "at 3:12 PM" today, with its date on other days; in the account's zone. */
function useWhen(): (time: string) => string {
  const { timeZone, day, minute } = useTimes();
  return useMemo(() => {
    const clock = new Intl.DateTimeFormat('en-US', { timeZone, timeStyle: 'short' });
    return (time) =>
      day(time) === day(new Date().toISOString())
        ? `at ${clock.format(new Date(time))}`
        : `on ${minute(time)}`;
  }, [timeZone, day, minute]);
}

/** Why an assignment ended, in sentences for the caller. */
export function useEndedWords() {
  const when = useWhen();
  return {
    /** Where the campaign's name stands beside it. */
    short: ({ endReason, endedAt }: Assignment): string =>
      endReason === 'archived'
        ? `Archived ${endedAt === null ? '' : when(endedAt)}: nobody calls for it anymore.`
        : `You were unassigned from this campaign${endedAt === null ? '' : ` ${when(endedAt)}`}.`,
    full: (name: string, ended: Assignment | undefined): string =>
      ended?.endReason === 'archived'
        ? `The campaign “${name}” was archived ${ended.endedAt === null ? '' : when(ended.endedAt)}. You can no longer call for it.`
        : `You are no longer assigned to “${name}”. You can no longer call for it.`,
  };
}
