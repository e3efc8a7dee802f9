import { List, Text } from '@mantine/core';
import type { Named } from '../../campaign/words';
import { count } from '../../ui/format';

const shown = 10;

/** The first names, and how many more there are. */
export function NameList({ campaigns }: { campaigns: readonly Named[] }) {
  const more = campaigns.length - shown;
  return (
    <div>
      <List size="sm" style={{ overflowWrap: 'anywhere' }}>
        {campaigns.slice(0, shown).map(({ id, name }) => (
          <List.Item key={id}>{name}</List.Item>
        ))}
      </List>
      {more > 0 && (
        <Text size="sm" c="dimmed">
          and {count(more)} more
        </Text>
      )}
    </div>
  );
}
