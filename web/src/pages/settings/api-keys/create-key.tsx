import { NativeSelect, Switch, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { useMay } from '../../../session/session';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { fieldErrors } from '../../../ui/field-errors';
import { ShownOnce } from '../../../ui/shown-once';
import { type KeyRole, keyRoles, roleMeanings, roleNames } from '../members/role-words';
import { type Scope, ScopeBoxes } from './scope-boxes';

/** Makes a key; its secret is shown afterwards, this once. */
export function CreateKey({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [made, setMade] = useState<Schemas['CreatedApiKey']>();
  const [showing, setShowing] = useState(false);
  return (
    <>
      <Dialog opened={opened} onClose={onClose} title="Create an API key">
        <KeyForm
          onCancel={onClose}
          onMade={(key) => {
            onClose();
            setMade(key);
            setShowing(true);
          }}
        />
      </Dialog>
      {made && (
        <ShownOnce
          opened={showing}
          title={`The API key “${made.name}”`}
          label="API key"
          value={made.secret}
          onClose={() => {
            setShowing(false);
            // Not kept a moment longer than it is shown.
            setMade(undefined);
          }}
        >
          <Text size="sm">
            Put it where your program keeps its secrets. It is sent as <i>Authorization: Bearer</i>.
          </Text>
        </ShownOnce>
      )}
    </>
  );
}

function KeyForm(props: { onCancel: () => void; onMade: (key: Schemas['CreatedApiKey']) => void }) {
  const owner = useMay('owner');
  const [name, setName] = useState('');
  const [role, setRole] = useState<KeyRole>('dialer');
  const [narrow, setNarrow] = useState(false);
  const [scopes, setScopes] = useState<Scope[]>([]);
  const changed = useChanged();
  const create = useMutation({
    mutationFn: () => answer(api.POST('/v1/api-keys', { body: { name, role, ...(narrow && { scopes }) } })),
    meta: { quiet: true },
    onSuccess: (key) => {
      props.onMade(key);
      return changed('api_key');
    },
  });
  return (
    <DialogForm
      sending={create}
      submitLabel="Create"
      disabled={narrow && scopes.length === 0}
      onSubmit={() => create.mutate()}
      onClose={props.onCancel}
    >
      <TextInput
        label="Name"
        description="What it is for, so that you recognise it later."
        placeholder="Dialer in Ohio"
        required
        maxLength={100}
        data-autofocus
        value={name}
        error={fieldErrors(create.error)['name']}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        label="Role"
        description={roleMeanings[role]}
        data={keyRoles
          .filter((each) => each !== 'owner' || owner)
          .map((value) => ({ value, label: roleNames[value] }))}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value as KeyRole)}
      />
      <Switch
        label="Only part of what the role may do"
        checked={narrow}
        onChange={(event) => setNarrow(event.currentTarget.checked)}
      />
      {narrow && <ScopeBoxes value={scopes} onChange={setScopes} />}
    </DialogForm>
  );
}
