import { Stack, Stepper, Text, VisuallyHidden } from '@mantine/core';
import { Lock } from 'lucide-react';
import { Notice } from '../../../ui/notice';
import { stageWords } from '../../../campaign/progress';
import { StuckNumbers } from '../../../campaign/stuck-numbers';
import { Section } from '../../../ui/section';
import type { Campaign } from '../../../campaign/words';
import { count, useTimes } from '../../../ui/format';
import { useWide } from '../use-wide';

const order = ['draining', 'sealing', 'releasing', 'complete'] as const;

/** What happens after the close, and that there is no way back. */
export function Stages({ campaign }: { campaign: Campaign }) {
  const { archive, counts } = campaign;
  const times = useTimes();
  const wide = useWide();
  if (!archive) return null;
  const { stage, archivedAt, sealedAt, completedAt } = archive;
  // The last step has nothing to wait for: with it, all are done.
  const active = stage === 'complete' ? order.length : order.indexOf(stage);
  const steps = [
    [
      'Last calls end',
      stage === 'draining' ? 'Calls that run may end' : `Closed ${times.minute(archivedAt)}`,
    ],
    ['Sealing', sealedAt === null ? 'Calls and contacts' : times.minute(sealedAt)],
    ['Releasing', `${count(counts.releasedNumbers)} of ${count(counts.numbers)} numbers`],
    ['Complete', completedAt === null ? 'Every number proved gone' : times.minute(completedAt)],
  ] as const;
  return (
    <Stack gap="md">
      <Notice color="gray" icon={<Lock aria-hidden />} c="var(--mantine-color-text)">
        An archived campaign cannot be reactivated. To go on calling, Clone makes a new draft of it. Its
        exports stay available.
      </Notice>
      <Section title="After the archive">
        <VisuallyHidden role="status">{stageWords(campaign)}</VisuallyHidden>
        <Stepper
          active={active}
          size="sm"
          orientation={wide ? 'horizontal' : 'vertical'}
          allowNextStepsSelect={false}
        >
          {steps.map(([label, description]) => (
            <Stepper.Step key={label} label={label} description={description} />
          ))}
        </Stepper>
        <StuckNumbers campaign={campaign} />
        {stage === 'releasing' && (
          <Text size="sm" c="dimmed">
            Numbers that wait or need an operator say why in the list below.
          </Text>
        )}
      </Section>
    </Stack>
  );
}
