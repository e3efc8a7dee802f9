import { Checkbox, Group, Stack, Text } from '@mantine/core';
import type { Schemas } from '../../../api/client';

export type Scope = Schemas['Scope'];

const areas = {
  campaigns: 'Campaigns',
  contacts: 'Contacts',
  calls: 'Calls',
  numbers: 'Numbers',
  exports: 'Exports',
  carriers: 'Carriers',
  events: 'Events and webhooks',
  account: 'Account, people and keys',
} as const;

/** What a key may do of what its role may: in each area to look, to change, or both. */
export function ScopeBoxes({ value, onChange }: { value: Scope[]; onChange: (scopes: Scope[]) => void }) {
  return (
    <Checkbox.Group
      label="Scopes"
      description="“Write” does not include “read”: choose both if you need both."
      required
      value={value}
      onChange={onChange}
    >
      <Stack gap={6} mt="xs">
        {(Object.keys(areas) as (keyof typeof areas)[]).map((area) => (
          <Group key={area} justify="space-between" gap="xs">
            <Text size="sm">{areas[area]}</Text>
            <Group gap="md">
              <Checkbox value={`${area}:read`} label="Read" aria-label={`${areas[area]}: read`} />
              <Checkbox value={`${area}:write`} label="Write" aria-label={`${areas[area]}: write`} />
            </Group>
          </Group>
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
