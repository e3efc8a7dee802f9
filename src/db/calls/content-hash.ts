import { hash } from 'node:crypto';
import type { CallEvent } from '../../domain/calls.ts';

const everyMember: Record<keyof Omit<CallEvent, 'answers'>, true> = {
  id: true,
  type: true,
  callId: true,
  occurredAt: true,
  startedAt: true,
  contactId: true,
  callerId: true,
  from: true,
  to: true,
  durationSeconds: true,
  outcome: true,
  disposition: true,
};
const members = Object.keys(everyMember).toSorted() as (keyof typeof everyMember)[];

/**
 * 64 bits of the MD5 of all that an event says, as a signed decimal: Postgres's bigint. The same however its members and
 * answers are ordered; a member that is missing counts for nothing, so one that a later version adds changes no old hash.
 */
export function contentHash({ answers, ...event }: CallEvent): string {
  const answered = answers === undefined ? '' : JSON.stringify(answers, Object.keys(answers).toSorted());
  return hash('md5', said(event) + answered, 'buffer')
    .readBigInt64BE()
    .toString();
}

/** JSON with its members in the order of their names. By a list of names `JSON.stringify` takes three times as long. */
function said(event: Omit<CallEvent, 'answers'>): string {
  let text = '';
  for (const member of members) {
    const value = event[member];
    if (value === undefined) continue;
    const json = value instanceof Date ? `"${value.toISOString()}"` : JSON.stringify(value);
    text += `${text === '' ? '' : ','}"${member}":${json}`;
  }
  return `{${text}}`;
}
