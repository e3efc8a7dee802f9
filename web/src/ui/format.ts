import { useMemo } from 'react';
import { useSession } from '../session/session';

export const count = (value: number): string => value.toLocaleString('en-US');

export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

/** Times in the account's own zone. */
export function useTimes() {
  const { timeZone } = useSession().account;
  return useMemo(() => {
    const day = new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'medium' });
    const minute = new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'medium', timeStyle: 'short' });
    return {
      timeZone,
      day: (time: string | null) => (time === null ? '–' : day.format(new Date(time))),
      minute: (time: string | null) => (time === null ? '–' : minute.format(new Date(time))),
    };
  }, [timeZone]);
}

export type Times = ReturnType<typeof useTimes>;

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How far a time is from now: "in 3 days", "2 hours ago". */
export function fromNow(time: string, now = Date.now()): string {
  const ms = new Date(time).getTime() - now;
  // What is a few seconds less than seven days is "in 7 days".
  const [unit, size] = units.find(([, each]) => Math.abs(ms) >= 0.98 * each) ?? units[2];
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.round(ms / size), unit);
}
