import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { CopiedAddress } from '../../ui/copied-address';
import { count, useTimes } from '../../ui/format';

/** The newest link of the chain, to be kept elsewhere. */
export function ChainHead() {
  const times = useTimes();
  const { data: head } = useQuery({
    queryKey: ['audit-log', 'head'],
    queryFn: () => answer(api.GET('/v1/audit-log/head')),
  });
  if (!head || head.hash === null || head.chainedAt === null) return null;
  return (
    <Stack gap={4}>
      <Text size="sm">
        {`Each entry is chained to the one before it by a hash. The newest of ${count(head.seq)} was chained ${times.minute(head.chainedAt)}. Keep this outside of Lastcall, and an operator can prove later that nothing before it was changed:`}
      </Text>
      <Group>
        <CopiedAddress url={`${head.seq}:${head.hash}`} label="Copy the newest link of the chain" />
      </Group>
    </Stack>
  );
}
