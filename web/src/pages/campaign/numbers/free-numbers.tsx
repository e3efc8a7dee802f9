import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../../api/client';
import { carrierName } from '../../../campaign/words';
import { ErrorState } from '../../../ui/error-state';
import { plural } from '../../../ui/format';
import { LoadMore } from '../../../ui/load-more';
import { Phone } from '../../../ui/phone';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { usePages } from '../../../ui/use-pages';

type Chosen = Schemas['AttachNumbers']['numbers'];

/** The account's rented numbers that no campaign has, to be ticked. */
export function FreeNumbers(props: {
  busy: boolean;
  onAttach: (numbers: Chosen) => void;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const free = usePages(['numbers', 'inventory', { state: 'available' }], (cursor) =>
    answer(api.GET('/v1/numbers', { params: { query: { state: 'available', cursor, limit: 100 } } })),
  );
  if (free.isPending) return <RowsSkeleton rows={3} />;
  if (!free.data) return <ErrorState error={free.error} retry={() => void free.refetch()} />;
  if (free.items.length === 0) {
    return <Text size="sm">No free numbers: every number that you rent is in a campaign.</Text>;
  }
  const taken = free.items.filter(({ id }) => chosen.has(id));
  const tick = (id: string) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });
  return (
    <Stack gap="xs">
      <Checkbox
        label="All that are shown"
        checked={taken.length === free.items.length}
        indeterminate={taken.length > 0 && taken.length < free.items.length}
        onChange={() =>
          setChosen(new Set(taken.length === free.items.length ? [] : free.items.map(({ id }) => id)))
        }
      />
      <Group gap="xs" mah={260} style={{ overflowY: 'auto' }}>
        {free.items.map(({ id, e164, carrier }) => (
          <Checkbox
            key={id}
            w={230}
            label={<Phone e164={e164} />}
            description={carrierName(carrier)}
            checked={chosen.has(id)}
            onChange={() => tick(id)}
          />
        ))}
      </Group>
      <LoadMore query={free} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={props.onClose}>
          Cancel
        </Button>
        <Button
          disabled={taken.length === 0}
          loading={props.busy}
          onClick={() =>
            props.onAttach(
              taken.map(({ e164, carrier }) => ({ e164, carrier: carrier as Chosen[number]['carrier'] })),
            )
          }
        >
          Attach {taken.length > 0 ? plural(taken.length, 'number') : ''}
        </Button>
      </Group>
    </Stack>
  );
}
