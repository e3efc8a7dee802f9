import { Button, Group, SimpleGrid } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useMay } from '../../../session/session';
import { Facts } from '../../../ui/facts';
import { fieldErrors } from '../../../ui/field-errors';
import { CampaignFieldset } from '../../../campaign/fields';
import { Section } from '../../../ui/section';
import type { Campaign } from '../../../campaign/words';
import { useTimes } from '../../../ui/format';
import { useUpdate } from './use-update';

/** A draft's name and dates. */
export function DraftFields({ campaign }: { campaign: Campaign }) {
  const { name, startsAt, endsAt, eventAt } = campaign;
  const manager = useMay('owner', 'admin');
  const times = useTimes();
  return (
    <Section title="Name and dates">
      {manager ? (
        // Saved somewhere else meanwhile, the form begins again with what was saved.
        <FieldsForm key={JSON.stringify([name, startsAt, endsAt, eventAt])} campaign={campaign} />
      ) : (
        <Facts
          facts={[
            ['Start', times.minute(startsAt)],
            ['End', times.minute(endsAt)],
            ['Event', times.day(eventAt)],
          ]}
        />
      )}
    </Section>
  );
}

function FieldsForm({ campaign }: { campaign: Campaign }) {
  const { name, startsAt, endsAt, eventAt } = campaign;
  const saved = { name, startsAt, endsAt, eventAt };
  const [fields, setFields] = useState(saved);
  const update = useUpdate(campaign);
  const changed = JSON.stringify(fields) !== JSON.stringify(saved);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    update.mutate(fields);
  };
  return (
    <form onSubmit={submit}>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <CampaignFieldset fields={fields} onChange={setFields} errors={fieldErrors(update.error)} />
      </SimpleGrid>
      <Group justify="flex-end" mt="sm">
        <Button type="submit" disabled={!changed} loading={update.isPending}>
          Save
        </Button>
      </Group>
    </form>
  );
}
