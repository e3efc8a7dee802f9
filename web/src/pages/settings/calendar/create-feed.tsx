import { Button, Group, List, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { fieldErrors } from '../../../ui/field-errors';
import { FormProblem } from '../../../ui/form-problem';
import { ShownOnce } from '../../../ui/shown-once';

type Made = Schemas['CreatedCalendarFeed'];

/** Makes an address; it is shown afterwards, this once. */
export function CreateFeed({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [made, setMade] = useState<Made>();
  return (
    <>
      <Modal
        opened={opened}
        onClose={onClose}
        title="Create an address for your calendar"
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <FeedForm
          onCancel={onClose}
          onMade={(feed) => {
            onClose();
            setMade(feed);
          }}
        />
      </Modal>
      {/* Not kept a moment longer than it is shown. */}
      {made && (
        <ShownOnce
          opened
          title={`The address for “${made.name}”`}
          label="Address"
          value={made.address}
          onClose={() => setMade(undefined)}
        >
          <Text size="sm">Have your calendar subscribe to it:</Text>
          <List size="sm">
            <List.Item>Google Calendar: Other calendars, From URL</List.Item>
            <List.Item>Outlook: Add calendar, Subscribe from web</List.Item>
            <List.Item>Apple Calendar: File, New Calendar Subscription</List.Item>
          </List>
          <Text size="sm">
            Keep it to yourself. How soon a moved deadline shows is up to your calendar: Google may take a
            day.
          </Text>
        </ShownOnce>
      )}
    </>
  );
}

function FeedForm({ onCancel, onMade }: { onCancel: () => void; onMade: (made: Made) => void }) {
  const [name, setName] = useState('');
  const changed = useChanged();
  const create = useMutation({
    mutationFn: () => answer(api.POST('/v1/calendar-feeds', { body: { name } })),
    meta: { quiet: true },
    onSuccess: (feed) => {
      onMade(feed);
      return changed('calendar_feed');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Name"
          description="Which calendar it is for, so that you recognise it later."
          placeholder="My phone"
          required
          maxLength={100}
          data-autofocus
          value={name}
          error={fieldErrors(create.error)['name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FormProblem error={create.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Create
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
