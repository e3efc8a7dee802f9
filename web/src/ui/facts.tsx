import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** Facts with their names, as a description list. */
export function Facts({ facts }: { facts: readonly (readonly [name: ReactNode, value: ReactNode])[] }) {
  return (
    <dl
      style={{
        display: 'grid',
        gridTemplateColumns: 'minmax(7rem, max-content) 1fr',
        gap: '4px 16px',
        margin: 0,
      }}
    >
      {facts.map(([name, value], at) => (
        <div key={at} style={{ display: 'contents' }}>
          <Text component="dt" size="sm" c="dimmed">
            {name}
          </Text>
          <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere', minWidth: 0 }}>
            {value}
          </Text>
        </div>
      ))}
    </dl>
  );
}
