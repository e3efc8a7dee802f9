import type { Campaign } from './schemas.ts';
import { counted, localTime } from './terminal.ts';

/** How far an archived campaign is on its way to the end, in words; as the pages say it. */
export function stageWords({ archive, counts }: Campaign): string {
  const numbers = `${counts.releasedNumbers} of ${counted(counts.numbers, 'number')} given back`;
  switch (archive?.stage) {
    case 'draining':
      return 'draining: waiting for the last calls to end';
    case 'sealing':
      return 'sealing calls and contacts';
    case 'releasing':
      return `releasing: ${numbers}`;
    case 'complete':
      return counts.numbers > 0 ? `complete: ${numbers}` : 'complete';
    case undefined:
      return 'not archived';
  }
}

/** Where a campaign stands, in a few words. */
export function standing({ status, archive, archivesSoon }: Campaign): string {
  if (archive) return archive.stage === 'complete' ? 'archived' : `archived, ${archive.stage}`;
  return archivesSoon ? 'active, archives soon' : status;
}

/** When it archives itself, or why it does not. */
export function deadlineWords({ status, deadline, exemption }: Campaign): string {
  if (status !== 'active') return '-';
  return exemption ? 'exempt' : localTime(deadline);
}
