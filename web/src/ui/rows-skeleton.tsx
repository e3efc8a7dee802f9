import { Paper, Skeleton, Stack } from '@mantine/core';

/** What stands where a list will be. */
export function RowsSkeleton({ rows = 6 }: { rows?: number }) {
  return (
    <Paper withBorder p="md" role="status" aria-label="Loading">
      <Stack gap="md">
        {Array.from({ length: rows }, (_, row) => (
          <Skeleton key={row} height={18} width={`${90 - (row % 3) * 12}%`} />
        ))}
      </Stack>
    </Paper>
  );
}
