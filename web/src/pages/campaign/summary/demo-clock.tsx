import { Button, Group, NumberInput, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Section } from '../../../ui/section';
import type { Campaign } from '../../../campaign/words';
import { plural } from '../../../ui/format';
import { showDone } from '../../../ui/notify';

const dayMs = 86_400_000;

/** In demo accounts: moves the campaign's clock, to see what weeks without a dial do. */
export function DemoClock({ campaign: { id, name, clockShiftMs } }: { campaign: Campaign }) {
  const [days, setDays] = useState<number | string>(23);
  const changed = useChanged();
  const advance = useMutation({
    mutationFn: (by: number) =>
      answer(
        api.POST('/v1/campaigns/{campaignId}/advance-clock', {
          params: { path: { campaignId: id } },
          body: { days: by },
        }),
      ),
    onSuccess: (_, by) => {
      void changed('campaign');
      showDone(`${plural(by, 'day')} passed for ${name}.`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    advance.mutate(Number(days));
  };
  const ahead = Math.round(clockShiftMs / dayMs);
  return (
    <Section
      title="Demo: let days pass"
      description="Only demo accounts have this. The campaign’s own clock is moved, to show what happens when nobody dials."
    >
      <form onSubmit={submit}>
        <Group align="flex-end" gap="sm">
          <NumberInput
            label="Days"
            min={1}
            max={400}
            allowDecimal={false}
            w={120}
            value={days}
            onChange={setDays}
            hideControls
          />
          <Button type="submit" variant="default" disabled={!(Number(days) > 0)} loading={advance.isPending}>
            Let days pass
          </Button>
        </Group>
      </form>
      {ahead > 0 && (
        <Text size="sm" c="dimmed">
          Its clock is {plural(ahead, 'day')} ahead of the world’s.
        </Text>
      )}
    </Section>
  );
}
