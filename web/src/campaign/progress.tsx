import { Progress, Stack, Text } from '@mantine/core';
import { StuckNumbers } from './stuck-numbers';
import type { Campaign } from './words';
import { count } from '../ui/format';

/** How far an archived campaign is on its way to the end, in words. */
export function stageWords({ archive, counts }: Campaign): string {
  if (archive?.stage === 'draining') return 'Waiting for the last calls to end';
  if (archive?.stage === 'sealing') return 'Sealing calls and contacts';
  if (archive?.stage === 'releasing') {
    return `${count(counts.releasedNumbers)} of ${count(counts.numbers)} numbers released`;
  }
  return counts.numbers > 0
    ? `Complete: ${count(counts.numbers)} of ${count(counts.numbers)} numbers released`
    : 'Complete';
}

/** Of 100. Draining and sealing are short; most of the way is giving numbers back. */
function stagePercent({ archive, counts }: Campaign): number {
  if (archive?.stage === 'draining') return 8;
  if (archive?.stage === 'sealing') return 20;
  if (archive?.stage === 'complete') return 100;
  return 30 + (counts.numbers === 0 ? 0 : (70 * counts.releasedNumbers) / counts.numbers);
}

export function ArchiveProgress({ campaign }: { campaign: Campaign }) {
  const words = stageWords(campaign);
  return (
    <Stack gap={4} miw={150}>
      <Text size="sm">{words}</Text>
      <Progress value={stagePercent(campaign)} size="sm" aria-label={`Progress: ${words}`} />
      <StuckNumbers campaign={campaign} />
    </Stack>
  );
}
