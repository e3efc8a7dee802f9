import type { Request } from 'express';
import type { IfMatch } from '../../db/etag.ts';
import { LastcallError } from '../../errors.ts';

/**
 * What a change is meant for: the tags of `If-Match`, or nothing that is there yet, by `If-None-Match: *` (RFC 9110, 13.1).
 * Weak tags, and what is no tag, fit nothing.
 */
export function ifMatchOf(req: Request): IfMatch {
  const given = req.get('if-match');
  if (given === undefined) return req.get('if-none-match')?.trim() === '*' ? 'nothing' : null;
  if (given.trim() === '*') return null;
  return [...given.matchAll(/(?<weak>W\/)?"[^"]*"/g)].flatMap(({ 0: tag, groups }) =>
    groups?.['weak'] === undefined ? [tag] : [],
  );
}

/**
 * For a change that was meant for something else than there is now, which the answer shows.
 *
 * @param current null: there is none now
 */
export const changedMeanwhile = (what: string, current: object | null) =>
  new LastcallError('changed_meanwhile', { what }, { current });
