import { Skeleton, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Notice } from '../ui/notice';

/** A preview of an archive once it is there; that it is loading, or could not be loaded, before. */
export function PreviewState<T>(props: { preview: UseQueryResult<T>; children: (preview: T) => ReactNode }) {
  const { data, error, isPending } = props.preview;
  return (
    <div aria-live="polite" aria-busy={isPending}>
      {data !== undefined ? (
        props.children(data)
      ) : error ? (
        <Notice color="orange" title="What archiving would do right now could not be loaded">
          <Text size="sm">{error.message} You can archive anyway.</Text>
        </Notice>
      ) : (
        <Stack gap="xs" aria-label="Loading" role="status">
          {Array.from({ length: 5 }, (_, row) => (
            <Skeleton key={row} height={16} width={`${70 - row * 6}%`} />
          ))}
        </Stack>
      )}
    </div>
  );
}
