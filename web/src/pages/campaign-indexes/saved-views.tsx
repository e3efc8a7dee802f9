import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Campaign } from '../../campaign/words';
import { Dialog } from '../../ui/dialog';
import { useColumns } from './use-columns';
import { mostViews, useViews } from './use-views';

/** Views of an index to go to, and the one at hand to be saved under a name. */
export function SavedViews(props: { status: Campaign['status']; opened: boolean; onClose: () => void }) {
  const { status, opened, onClose } = props;
  const [params, setParams] = useSearchParams();
  const { chosen, choose } = useColumns(status);
  const { views, save, remove } = useViews(status);
  const [name, setName] = useState('');
  const full = views.length >= mostViews && !views.some((view) => view.name === name.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    save({ name: name.trim(), search: params.toString(), columns: [...chosen] });
    setName('');
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={onClose} title="Views">
      <Stack>
        {views.length === 0 && <Text size="sm">You have no saved views yet.</Text>}
        {views.map((view) => (
          <Group key={view.name} gap="xs" wrap="nowrap">
            <Button
              variant="default"
              justify="flex-start"
              style={{ flex: 1, minWidth: 0 }}
              onClick={() => {
                setParams(view.search, { replace: true });
                choose(view.columns);
                onClose();
              }}
            >
              {view.name}
            </Button>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={`Delete the view ${view.name}`}
              onClick={() => remove(view.name)}
            >
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        <form onSubmit={submit}>
          <Stack gap="xs">
            <TextInput
              label="Save what is shown now as"
              description="Search, filter, order and columns. Only you see it, in this browser."
              required
              maxLength={60}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
              error={full && `Delete one first: ${mostViews} can be saved.`}
            />
            <Group justify="flex-end">
              <Button type="submit" disabled={full}>
                Save view
              </Button>
            </Group>
          </Stack>
        </form>
      </Stack>
    </Dialog>
  );
}
