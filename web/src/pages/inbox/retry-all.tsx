import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { countsQuery } from '../../campaign/counts-query';
import { Confirm } from '../../ui/confirm';
import { plural } from '../../ui/format';
import { showDone } from '../../ui/notify';

/** Retries all numbers that need an operator, once what stopped them is fixed; nothing while none does. */
export function RetryAll() {
  const { data: counts } = useQuery(countsQuery);
  const [asking, { open, close }] = useDisclosure();
  const changed = useChanged();
  const retry = useMutation({
    mutationFn: () => answer(api.POST('/v1/inbox/retry')),
    onSuccess: ({ retried }) =>
      showDone(`Retrying ${plural(retried, 'number')}. What still fails comes back here.`),
    onSettled: () => {
      close();
      return changed('number');
    },
  });
  const stuck = counts?.stuckNumbers ?? 0;
  if (stuck === 0) return null;
  return (
    <div>
      <Button leftSection={<RotateCw size={16} aria-hidden />} onClick={open}>
        Retry all
      </Button>
      <Confirm
        opened={asking}
        title={`Retry ${plural(stuck, 'number')}?`}
        confirmLabel="Retry now"
        busy={retry.isPending}
        onConfirm={() => retry.mutate()}
        onClose={close}
      >
        <Text size="sm">
          Fix what stopped them first, such as credentials that expired. Lastcall asks each carrier whether
          the number is still rented, then gives it back. Nothing is released twice.
        </Text>
      </Confirm>
    </div>
  );
}
