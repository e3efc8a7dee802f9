import { Alert, Badge, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { Facts } from '../../../ui/facts';
import { carrierName } from '../../../campaign/words';
import { useTimes } from '../../../ui/format';
import { useActorName } from '../../../audit/use-actor-name';
import type { CarrierState } from './carrier-state';

/** How the account stands with one carrier. */
export function CarrierCard(props: {
  carrier: CarrierState;
  onSet: (carrier: CarrierState) => void;
  onRemove: (carrier: CarrierState) => void;
}) {
  const { carrier, onSet, onRemove } = props;
  const { source, configured, hint, subaccounts, updatedAt, updatedBy, missingKey } = carrier;
  const name = carrierName(carrier.carrier);
  const titleId = useId();
  const times = useTimes();
  const actorName = useActorName();
  const own = source === 'account';
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={titleId} style={{ minWidth: 0 }}>
      <Stack gap="sm" h="100%" justify="space-between">
        <Stack gap="xs">
          <Group justify="space-between" gap="xs">
            <Title order={2} size="h4" id={titleId}>
              {name}
            </Title>
            <Badge variant="default" radius="sm" tt="none" fw={configured ? 600 : 400}>
              {configured ? 'Ready' : missingKey === null ? 'Not set up' : 'Cannot be used'}
            </Badge>
          </Group>
          {own ? (
            <Facts
              facts={[
                ['Credentials', hint === null ? 'Your own' : `Your own, ending in ${hint}`],
                ['Entered', times.minute(updatedAt)],
                ['By', updatedBy === null ? '–' : actorName(updatedBy)],
                ...(subaccounts.length > 0
                  ? [['Subaccounts looked at', subaccounts.join(', ')] as const]
                  : []),
              ]}
            />
          ) : (
            <Text size="sm" c="dimmed">
              {source === 'installation'
                ? 'With the credentials of whoever runs this Lastcall. Your own take their place.'
                : 'No credentials yet: numbers of this carrier cannot be given back.'}
            </Text>
          )}
          {missingKey !== null && (
            <Alert color="red" variant="light" icon={<TriangleAlert aria-hidden />}>
              They were encrypted with the key “{missingKey}”, which is gone. Whoever runs Lastcall has to put
              it back, or enter the credentials again.
            </Alert>
          )}
        </Stack>
        <Group gap="xs">
          <Button
            variant="default"
            size="xs"
            aria-label={`${own ? 'Replace' : 'Enter'} credentials of ${name}`}
            onClick={() => onSet(carrier)}
          >
            {own ? 'Replace credentials' : 'Enter credentials'}
          </Button>
          {own && (
            <Button
              variant="default"
              size="xs"
              aria-label={`Remove credentials of ${name}`}
              onClick={() => onRemove(carrier)}
            >
              Remove
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
