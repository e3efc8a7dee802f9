import { Anchor, List, Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { Link } from 'react-router';
import { answer, api, type Schemas } from '../../../api/client';
import type { Campaign } from '../../../campaign/words';
import { count } from '../../../ui/format';
import type { Passed } from './what-passes';

/** A worker looks for mails to write every second. */
const lookMs = 1_000;

type MailKind = Schemas['MailKind'];

/** What has come of the time that was let pass, step by step as it happens. */
export function PassingSteps({ campaign, passed }: { campaign: Campaign; passed: Passed }) {
  const { id: campaignId } = campaign;
  const mails = useQuery({
    queryKey: ['mails', campaignId, 'passing'],
    queryFn: () => answer(api.GET('/v1/mails', { params: { query: { campaignId, limit: 50 } } })),
    refetchInterval: ({ state }) => !isDone(stepsOf(campaign, passed, state.data?.items)) && lookMs,
  });
  const steps = stepsOf(campaign, passed, mails.data?.items);
  if (steps.length === 0) return null;
  return (
    <div role="status">
      <List size="sm" spacing={4} center listStyleType="none">
        {steps.map(({ label, done }) => (
          <List.Item key={label} icon={done ? <Check size={16} aria-label="Done" /> : <Loader size={14} />}>
            {label}
          </List.Item>
        ))}
      </List>
      {isDone(steps) && (
        <Text size="sm" mt="xs">
          That is all.{' '}
          <Anchor component={Link} to={`/mails?campaign=${campaignId}`} inherit underline="always">
            Read its mails
          </Anchor>
        </Text>
      )}
    </div>
  );
}

interface Step {
  label: string;
  done: boolean;
}

const isDone = (steps: readonly Step[]): boolean => steps.every(({ done }) => done);

function stepsOf(
  { status, noticeAt, archive, counts }: Campaign,
  passed: Passed,
  mails: readonly Schemas['MailEntry'][] = [],
): Step[] {
  const told = (kind: MailKind): boolean =>
    mails.some((mail) => mail.kind === kind && mail.state !== 'waiting');
  const complete = archive?.stage === 'complete';
  const steps: (Step | false)[] = [
    passed.notice && { label: 'Notice was given', done: noticeAt === null || status === 'archived' },
    passed.notice && { label: 'A mail told of it', done: told('archive_notice') },
    passed.archive && { label: 'The campaign has archived itself', done: status === 'archived' },
    passed.archive && { label: 'Calls and contacts are sealed', done: Boolean(archive?.sealedAt) },
    passed.archive &&
      counts.numbers > 0 && {
        label: `${count(counts.releasedNumbers)} of ${count(counts.numbers)} numbers are given back`,
        done: complete,
      },
    passed.archive && {
      label:
        counts.numbers > 0 ? 'Mails told of the archive and of the numbers' : 'A mail told of the archive',
      done: told('archived') && (counts.numbers === 0 || told('numbers_back')),
    },
  ];
  return steps.filter((step) => step !== false);
}
