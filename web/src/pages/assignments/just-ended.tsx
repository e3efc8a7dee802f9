import { Alert } from '@mantine/core';
import { PhoneOff } from 'lucide-react';
import type { Assignment } from './assignment';
import { useEndedWords } from './use-ended-words';

/** Tells at once of assignments that ended while the page was open. */
export function JustEnded({ ended }: { ended: Assignment[] }) {
  const words = useEndedWords();
  return ended.map((each) => (
    <Alert key={each.campaignId} role="alert" variant="light" color="orange" icon={<PhoneOff aria-hidden />}>
      {words.full(each.campaignName, each)}
    </Alert>
  ));
}
