import { hash } from 'node:crypto';
import type { CallEvent } from '../../domain/calls.ts';

/**
 * 64 bits of the MD5 of all that an event says, as a signed decimal: Postgres's bigint. The same however its members and
 * answers are ordered; a member that is missing counts for nothing, so one that a later version adds changes no old hash.
 */
export function contentHash({ answers, ...event }: CallEvent): string {
  const said = JSON.stringify(event, Object.keys(event).toSorted());
  const answered = answers === undefined ? '' : JSON.stringify(answers, Object.keys(answers).toSorted());
  return BigInt.asIntN(64, BigInt(`0x${hash('md5', said + answered).slice(0, 16)}`)).toString();
}
