import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Confirm } from '../../ui/confirm';
import { showDone } from '../../ui/notify';
import { usePhoneFormat } from '../../ui/phone';
import { type Finding, findingWords } from './finding-words';

/** Asks before a finding is fixed, and says what that does. */
export function FixDialog(props: { finding: Finding; opened: boolean; onClose: () => void }) {
  const { finding, opened, onClose } = props;
  const words = findingWords[finding.kind];
  const number = usePhoneFormat()(finding.e164);
  const changed = useChanged();
  const fix = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/v1/findings/{findingId}/fix', {
          params: { path: { findingId: finding.id } },
          body: { fix: finding.fix },
        }),
      ),
    onSuccess: () => showDone(words.done(number)),
    onSettled: () => {
      onClose();
      return changed('number');
    },
  });
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={`${words.fix}: ${number}`}
      confirmLabel={words.fix}
      danger={finding.kind === 'leak'}
      busy={fix.isPending}
      onConfirm={() => fix.mutate()}
    >
      {words.ask(finding, number).map((sentence) => (
        <Text key={sentence} size="sm">
          {sentence}
        </Text>
      ))}
    </Confirm>
  );
}
