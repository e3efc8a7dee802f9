import { Alert, Button, Group, PasswordInput, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { carriers, type CredentialField } from '../../../api/carriers';
import { carrierName } from '../../../campaign/words';
import type { CarrierState, Credentials } from './carrier-state';
import { useStoreCredentials } from './use-store-credentials';

/** Takes the account's credentials at a carrier. */
export function CredentialsDialog(props: { carrier: CarrierState; opened: boolean; onClose: () => void }) {
  const { carrier, opened, onClose } = props;
  const name = carrierName(carrier.carrier);
  return (
    <Dialog opened={opened} onClose={onClose} title={`Credentials of ${name}`}>
      {/* A secret that was typed does not outlive the dialog. */}
      <CredentialsForm carrier={carrier} onClose={onClose} />
    </Dialog>
  );
}

/** An orange title on light orange has too little contrast. */
const titleStyles = { title: { color: 'var(--mantine-color-text)' } };

function CredentialsForm({
  carrier: { carrier, source },
  onClose,
}: {
  carrier: CarrierState;
  onClose: () => void;
}) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const { store, errors, rejected, problem } = useStoreCredentials(carrier, onClose);
  const name = carrierName(carrier);
  const send = (force: boolean) => {
    const filled = carriers[carrier].fields.flatMap(({ name: field, list }) => {
      const value = (values[field] ?? '').trim();
      if (value === '') return [];
      return [[field, list ? value.split(/[\s,;]+/) : value] as const];
    });
    // The API checks that the fields are those of the carrier.
    store.mutate({ credentials: Object.fromEntries(filled) as unknown as Credentials, force });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send(false);
  };
  const set = (field: string) => (value: string) => {
    setValues((before) => ({ ...before, [field]: value }));
    if (store.isError) store.reset();
  };
  return (
    <form onSubmit={submit} autoComplete="off">
      <Stack>
        <Text size="sm">
          {source === 'account' && 'They take the place of those that are stored. '}
          Before they are stored, {name} is asked for a page of your numbers with them.
        </Text>
        {carriers[carrier].fields.map((field, at) => (
          <Field
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            error={errors[field.name]}
            first={at === 0}
            onChange={set(field.name)}
          />
        ))}
        {problem !== undefined && (
          <Alert color="red" variant="light" role="alert">
            {problem}
          </Alert>
        )}
        {rejected && (
          <Alert
            color="orange"
            variant="light"
            role="alert"
            title={`${name} rejects these credentials`}
            styles={titleStyles}
          >
            <Stack gap="xs" align="flex-start">
              <Text size="sm">
                Nothing was stored. Correct them, or store them anyway, for instance because they hold only
                from tomorrow on.
              </Text>
              <Button variant="default" size="xs" loading={store.isPending} onClick={() => send(true)}>
                Store anyway
              </Button>
            </Stack>
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={store.isPending}>
            Check and store
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Field(props: {
  field: CredentialField;
  value: string;
  error: string | undefined;
  first: boolean;
  onChange: (value: string) => void;
}) {
  const { field, value, error, first, onChange } = props;
  const { label, description, placeholder, secret, optional, list } = field;
  const Input = list ? Textarea : secret ? PasswordInput : TextInput;
  return (
    <Input
      label={optional ? `${label} (optional)` : label}
      description={description}
      placeholder={placeholder}
      required={!optional}
      // Password managers would offer the person's own password here.
      autoComplete={secret ? 'new-password' : 'off'}
      spellCheck={false}
      data-autofocus={first || undefined}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
import { Dialog } from '../../../ui/dialog';
