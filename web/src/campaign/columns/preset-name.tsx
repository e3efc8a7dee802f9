import { Button, Group, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { fieldErrors } from '../../ui/field-errors';
import { FormProblem } from '../../ui/form-problem';

/** Asks for a preset's name. It stands within another form, so Enter is this one's. */
export function PresetName(props: {
  before: string;
  busy: boolean;
  error: Error | null;
  onName: (name: string) => void;
  onCancel: () => void;
}) {
  const { before, busy, error, onName, onCancel } = props;
  const [name, setName] = useState(before);
  const complete = name.trim() !== '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (complete) onName(name);
  };
  return (
    <>
      <TextInput
        label="Name of the preset"
        description="Everybody of the account who exports sees it."
        placeholder="For the board"
        maxLength={100}
        autoFocus
        value={name}
        error={fieldErrors(error)['name']}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <FormProblem error={error} />
      <Group gap="xs">
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          Back
        </Button>
        <Button size="compact-sm" disabled={!complete} loading={busy} onClick={() => onName(name)}>
          {before === '' ? 'Save the preset' : 'Rename'}
        </Button>
      </Group>
    </>
  );
}
