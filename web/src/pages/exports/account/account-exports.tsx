import { Button, Group, Stack, Text } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { underWay } from '../../../campaign/account-exports-query';
import { ErrorState } from '../../../ui/error-state';
import { LoadMore } from '../../../ui/load-more';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { usePages } from '../../../ui/use-pages';
import { ExportTable } from './export-table';
import { NewExport } from './new-export';
import { Schedules } from './schedules';

/** Exports of all of the account: how far they are, their files, and those that are made regularly. */
export function AccountExports() {
  const [asking, setAsking] = useState(false);
  const list = usePages(['account-exports', 'list'], (cursor) =>
    answer(api.GET('/v1/account-exports', { params: { query: { limit: 10, cursor } } })),
  );
  const { items, error, isPending, isSuccess, refetch } = list;
  return (
    <Section
      title="All of the account"
      description="Dials, answers, callers and numbers of all campaigns in one file, made in the background and kept for some days."
      actions={
        <Button size="xs" leftSection={<Plus size={16} aria-hidden />} onClick={() => setAsking(true)}>
          New export
        </Button>
      }
    >
      <Stack gap="sm">
        {isPending && <RowsSkeleton rows={2} />}
        {error && items.length === 0 && <ErrorState error={error} retry={() => void refetch()} />}
        {isSuccess && items.length === 0 && (
          <Text size="sm" c="dimmed">
            Nothing was exported yet. A new export takes from seconds to some minutes; you are told when it is
            ready.
          </Text>
        )}
        {items.length > 0 && <ExportTable exports={items} />}
        <Group role="status">
          {items.some(underWay) && (
            <Text size="sm" c="dimmed">
              It goes on when this page is closed.
            </Text>
          )}
        </Group>
        <LoadMore query={list} />
        <Schedules />
      </Stack>
      <NewExport opened={asking} onClose={() => setAsking(false)} />
    </Section>
  );
}
