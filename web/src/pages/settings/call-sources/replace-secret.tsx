import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { fieldErrors } from '../../../ui/field-errors';
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
    <Dialog opened={opened} onClose={props.onClose} title={`Another secret for “${props.source.name}”`}>
      <SecretForm {...props} />
    </Dialog>
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
  return (
    <DialogForm
      sending={replace}
      submitLabel="Replace"
      secret
      onSubmit={() => replace.mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        The present secret is accepted for 24 more hours, so that you have time to change it at the other end.
      </Text>
      <SecretField
        kind={kind}
        value={secret}
        error={fieldErrors(replace.error)['secret']}
        onChange={setSecret}
      />
    </DialogForm>
  );
}
