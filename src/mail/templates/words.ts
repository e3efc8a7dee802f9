import { carrierNamed, carriers } from '../../carriers/registry.ts';

const count = (value: number): string => value.toLocaleString('en-US');

export const plural = (value: number, one: string, many = `${one}s`): string =>
  `${count(value)} ${value === 1 ? one : many}`;

export function carrierLabel(carrier: string): string {
  const known = carrierNamed(carrier);
  return known ? carriers[known].label : carrier;
}

/** A time in the account's zone, which is named: mails are read anywhere. */
export const timeIn = (timeZone: string, time: Date): string =>
  new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(time);

/** The same without the hour, for subjects. */
export const dayIn = (timeZone: string, time: Date): string =>
  new Intl.DateTimeFormat('en-US', { timeZone, day: 'numeric', month: 'long', year: 'numeric' }).format(time);

export const money = (cents: number, currency: string): string =>
  (cents / 100).toLocaleString('en-US', { style: 'currency', currency });
