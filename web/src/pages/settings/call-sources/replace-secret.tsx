import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { fieldErrors } from '../../../ui/field-errors';
import { FormProblem } from '../../../ui/form-problem';
import { isMadeHere } from './kind-words';
import { SecretField } from './secret-field';
import type { CallSource } from './sources-query';

interface Props {
  source: CallSource;
  onClose: () => void;
  onMade: (source: Schemas['CallSourceWithSecret']) => void;
}

/** Gives a source another secret. */
export function ReplaceSecret({ opened, ...props }: Props & { opened: boolean }) {
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={`Another secret for “${props.source.name}”`}
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <SecretForm {...props} />
    </Modal>
  );
}

function SecretForm({ source: { id: callSourceId, kind }, onClose, onMade }: Props) {
  const [secret, setSecret] = useState('');
  const changed = useChanged();
  const replace = useMutation({
    mutationFn: () => {
      const body = isMadeHere(kind) ? {} : { secret: secret.trim() };
      const params = { path: { callSourceId } };
      return answer(api.PUT('/v1/call-sources/{callSourceId}/secret', { params, body }));
    },
    meta: { quiet: true },
    onSuccess: (source) => {
      onMade(source);
      return changed('call_source');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    replace.mutate();
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <Text size="sm">
          The present secret is accepted for 24 more hours, so that you have time to change it at the other
          end.
        </Text>
        <SecretField
          kind={kind}
          value={secret}
          error={fieldErrors(replace.error)['secret']}
          onChange={setSecret}
        />
        <FormProblem error={replace.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={replace.isPending}>
            Replace
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
