import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { Confirm } from '../../ui/confirm';
import { showDone } from '../../ui/notify';
import { type Finding, findingWords } from './finding-words';

/** Asks before a finding is fixed, and says what that does. */
export function FixDialog(props: { finding: Finding; opened: boolean; onClose: () => void }) {
  const { finding, opened, onClose } = props;
  const words = findingWords[finding.kind];
  const queries = useQueryClient();
  const fix = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/findings/{findingId}/fix', {
          params: { path: { findingId: finding.id } },
          body: { fix: finding.fix },
        }),
      ),
    onSuccess: () => showDone(words.done(finding)),
    onSettled: () => {
      onClose();
      const touched = ['findings', 'numbers', 'inbox', 'campaign', 'campaigns'];
      return queries.invalidateQueries({
        predicate: ({ queryKey: [word] }) => touched.includes(String(word)),
      });
    },
  });
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={`${words.fix}: ${finding.e164}`}
      confirmLabel={words.fix}
      danger={finding.kind === 'leak'}
      busy={fix.isPending}
      onConfirm={() => fix.mutate()}
    >
      {words.ask(finding).map((sentence) => (
        <Text key={sentence} size="sm">
          {sentence}
        </Text>
      ))}
    </Confirm>
  );
}
