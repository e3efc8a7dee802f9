import { hash } from 'node:crypto';
import type { CallEvent } from '../../domain/calls.ts';

/**
 * 64 bits of the MD5 of all that an event says, as a signed decimal: Postgres's bigint. The same however its members and
 * answers are ordered; a member that is missing counts for nothing, so one that a later version adds changes no old hash.
 */
export function contentHash({ answers, ...event }: CallEvent): string {
  const said = inOrder(event);
  const answered = answers === undefined ? '' : inOrder(answers);
  return BigInt.asIntN(64, BigInt(`0x${hash('md5', said + answered).slice(0, 16)}`)).toString();
}

/** JSON with its members in the order of their names. Written out, because the list of names that `JSON.stringify` takes costs twice as much. */
function inOrder(said: object): string {
  const members = [];
  for (const name of Object.keys(said).toSorted()) {
    const value = JSON.stringify((said as Record<string, unknown>)[name]);
    if (value !== undefined) members.push(`${JSON.stringify(name)}:${value}`);
  }
  return `{${members.join(',')}}`;
}
