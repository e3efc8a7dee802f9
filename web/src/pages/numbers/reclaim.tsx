import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { carrierName } from '../../campaign/words';
import { useMay } from '../../session/session';
import { Confirm } from '../../ui/confirm';
import { showDone } from '../../ui/notify';
import { usePhoneFormat } from '../../ui/phone';
import type { InventoryNumber } from './number-words';

/** How a number that was given back by mistake is taken back, while its carrier keeps it. */
export function Reclaim({ number }: { number: InventoryNumber }) {
  const manager = useMay('owner', 'admin');
  const [opened, { open, close }] = useDisclosure();
  const changed = useChanged();
  const phone = usePhoneFormat()(number.e164);
  const carrier = carrierName(number.carrier);
  const reclaim = useMutation({
    mutationFn: () =>
      answer(api.POST('/v1/numbers/{numberId}/reclaim', { params: { path: { numberId: number.id } } })),
    onSuccess: ({ status }) =>
      showDone(
        status === 'reclaimed'
          ? `${phone} is an available number of your account again.`
          : `${carrier} works on it. Press it again in a minute to see what became of it.`,
      ),
    onSettled: () => {
      close();
      return changed('number');
    },
  });
  if (number.reclaim === null) return null;
  const { byApi, how } = number.reclaim;
  if (!byApi || !manager) {
    return (
      <Text size="xs" c="dimmed">
        {byApi ? 'An owner or admin can take it back.' : how}
      </Text>
    );
  }
  return (
    <>
      <Button
        variant="default"
        size="compact-xs"
        aria-label={`Take ${phone} back`}
        onClick={open}
        maw="max-content"
      >
        Take it back
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={`Take ${phone} back?`}
        confirmLabel="Take it back"
        busy={reclaim.isPending}
        onConfirm={() => reclaim.mutate()}
      >
        <Text size="sm">
          {carrier} still keeps it for you. {how} It becomes an available number of your account; the campaign
          that gave it back stays as it is.
        </Text>
      </Confirm>
    </>
  );
}
