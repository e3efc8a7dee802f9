import { Button, Group, List, NumberInput, Radio, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { FastForward } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { campaignNowMs } from '../../../campaign/clock';
import type { Campaign } from '../../../campaign/words';
import { FormProblem } from '../../../ui/form-problem';
import { plural, useTimes } from '../../../ui/format';
import { Section } from '../../../ui/section';
import { PassingSteps } from './passing-steps';
import { type Goal, type Passed, passingWords, whatPasses } from './what-passes';

const dayMs = 86_400_000;

/** In demo accounts: moves the campaign's clock, to see what weeks without a dial do. */
export function LetTimePass({ campaign }: { campaign: Campaign }) {
  const { id, archive, clockShiftMs } = campaign;
  const times = useTimes();
  const changed = useChanged();
  const [begun, setBegun] = useState<{ passed: Passed; fromMs: number } | null>(null);
  const pass = useMutation({
    mutationFn: (goal: Goal) =>
      answer(
        api.POST('/v1/campaigns/{campaignId}/advance-clock', {
          params: { path: { campaignId: id } },
          body: bodyOf(campaign, goal),
        }),
      ),
    meta: { quiet: true },
    onMutate: (goal) => setBegun({ passed: whatPasses(campaign, goal), fromMs: clockShiftMs }),
    onSettled: () => changed('campaign'),
  });
  const over = archive?.stage === 'complete';
  if (over && begun === null) return null;
  const ahead = Math.floor(clockShiftMs / dayMs);
  const today = `On its own clock it is ${times.minute(new Date(campaignNowMs(campaign)).toISOString())}`;
  return (
    <Section
      title="Let time pass"
      description={`Only campaigns of demo accounts have a clock that can be moved. ${
        ahead > 0 ? `${today}, ${plural(ahead, 'day')} ahead of the world’s.` : `${today}.`
      }`}
    >
      {!over && <GoalForm campaign={campaign} busy={pass.isPending} onPass={pass.mutate} />}
      <FormProblem error={pass.error} />
      {/* Time may have passed all the same. */}
      {begun && (!pass.isError || clockShiftMs > begun.fromMs) && (
        <PassingSteps campaign={campaign} passed={begun.passed} />
      )}
    </Section>
  );
}

function bodyOf({ noticeAt, deadline }: Campaign, goal: Goal) {
  if ('days' in goal) return goal;
  const until = goal.to === 'notice' ? noticeAt : deadline;
  // What was to come has come meanwhile: the smallest step shows it.
  return until === null ? { days: 0.0001 } : { until };
}

/** How far time is to pass, with what that will do. */
function GoalForm(props: { campaign: Campaign; busy: boolean; onPass: (goal: Goal) => void }) {
  const { campaign, busy, onPass } = props;
  const { noticeAt, deadline } = campaign;
  const times = useTimes();
  const happensId = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const [days, setDays] = useState<number | string>(7);
  const choices = [
    noticeAt !== null && (['notice', `To its notice, ${times.minute(noticeAt)}`] as const),
    deadline !== null && (['deadline', `To its deadline, ${times.minute(deadline)}`] as const),
    ['days', 'By a number of days'] as const,
  ].filter((choice) => choice !== false);
  const choice = choices.find(([value]) => value === chosen) ?? choices[0]!;
  const goal: Goal = choice[0] === 'days' ? { days: Number(days) } : { to: choice[0] };
  const possible = !('days' in goal) || goal.days > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (possible) onPass(goal);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Radio.Group label="How far" value={choice[0]} onChange={setChosen}>
          <Stack gap="xs" mt={4}>
            {choices.map(([value, label]) => (
              <Radio key={value} value={value} label={label} />
            ))}
          </Stack>
        </Radio.Group>
        {choice[0] === 'days' && (
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
        )}
        <div id={happensId} aria-live="polite">
          <Text size="sm" fw={600}>
            What will happen
          </Text>
          <List size="sm" spacing={4}>
            {passingWords(campaign, goal, times).map((words) => (
              <List.Item key={words}>{words}</List.Item>
            ))}
          </List>
        </div>
        <Group>
          <Button
            type="submit"
            variant="default"
            leftSection={<FastForward size={16} aria-hidden />}
            aria-describedby={happensId}
            disabled={!possible}
            loading={busy}
          >
            Let time pass
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
