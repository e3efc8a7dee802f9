import type { Campaign } from './words';

/** Who archived a campaign, or that nobody did, in words. */
export function archivedBy({
  reason,
  archivedBy: actor,
  archivedByName,
}: NonNullable<Campaign['archive']>): string {
  if (reason === 'inactivity') return 'Archived itself: nobody dialled';
  if (actor.startsWith('key:')) return `Archived with the API key “${archivedByName ?? 'unknown'}”`;
  if (actor.startsWith('user:')) return `Archived by ${archivedByName ?? 'somebody who is no longer here'}`;
  return 'Archived by an operator';
}
