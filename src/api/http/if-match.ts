import type { Request } from 'express';
import { LastcallError } from '../../errors.ts';

/**
 * The entity tags that a change is meant for (`If-Match`, RFC 9110, 13.1.1); null: for whatever there is. Weak tags, and
 * what is no tag, fit nothing.
 */
export function ifMatchOf(req: Request): readonly string[] | null {
  const given = req.get('if-match');
  if (given === undefined || given.trim() === '*') return null;
  return [...given.matchAll(/(?<weak>W\/)?"[^"]*"/g)].flatMap(({ 0: tag, groups }) =>
    groups?.['weak'] === undefined ? [tag] : [],
  );
}

/** For a change that was meant for something else than there is now, which the answer shows. */
export const changedMeanwhile = (what: string, current: object) =>
  new LastcallError('changed_meanwhile', { what }, { current });
