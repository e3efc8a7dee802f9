import { Alert, Anchor, Button, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowLeft, PhoneCall, PhoneOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { answer, api, ProblemError } from '../../api/client';
import { useChanged } from '../../api/stale';
import { plural } from '../../ui/format';
import { Page } from '../../ui/page';
import type { Assignment } from '../assignments/assignment';
import { useEndedWords } from '../assignments/use-ended-words';
import { CallForm } from './call-form';
import { LeaveGuard } from './leave-guard';
import { type OpenCall, openCallQuery } from './open-call';
import { useHeartbeat } from './use-heartbeat';

/** What was refused, in words for a caller; the API's own are for whoever runs campaigns. */
const refusals: Readonly<Record<string, string>> = {
  no_contacts_left:
    'Everybody in this campaign has been dialled. Thank you! Ask whoever runs it what comes next.',
  campaign_archived: 'This campaign was archived.',
  not_found: 'You are no longer assigned to this campaign.',
  demo_only:
    'Your phone bank’s dialer places the calls; this page shows what you are assigned to. Use the dialer to call.',
};

/**
 * One caller calling for one campaign.
 *
 * @param props.assignment as it was last known
 * @param props.now as it is now; undefined: it is none of theirs any more
 * @param props.open the call that they are in
 */
export function Calling(props: {
  assignment: Assignment;
  now: Assignment | undefined;
  open: OpenCall | null;
}) {
  const { assignment, now, open } = props;
  const { campaignId, campaignName } = assignment;
  const [saved, setSaved] = useState<string>();
  // A call whose result nobody takes any more, or whose end the server has not told of yet.
  const [over, setOver] = useState<string>();
  const call = open?.call.callId === over ? undefined : open?.call;
  const queries = useQueryClient();
  const next = useRef<HTMLButtonElement>(null);
  const back = useRef<HTMLAnchorElement>(null);
  const called = useRef(false);
  const changed = useChanged();
  const words = useEndedWords();
  const ended = now === undefined || now.endedAt !== null;
  useHeartbeat(campaignId, !ended);

  const refresh = () => changed('assignment');
  const place = useMutation({
    mutationFn: () =>
      answer(api.POST('/v1/assignments/{campaignId}/calls', { params: { path: { campaignId } } })),
    meta: { quiet: true },
    onSuccess: (placed) => {
      setSaved(undefined);
      const begun: OpenCall = { call: placed, beganAtMs: Date.now() };
      queries.setQueryData(openCallQuery(campaignId).queryKey, begun);
    },
    // Also where the answer was lost: the call may stand.
    onSettled: refresh,
  });
  const finished = (note: string | undefined) => {
    setSaved(note);
    setOver(call?.callId);
    void refresh();
  };
  useEffect(() => {
    // The form is gone, and the focus with it.
    if (called.current && !call) (next.current ?? back.current)?.focus();
    called.current = call !== undefined;
  }, [call]);

  const remaining = now?.remaining ?? 0;
  const code = place.error instanceof ProblemError ? place.error.code : undefined;
  const noneLeft = remaining === 0;
  const problem = noneLeft ? refusals['no_contacts_left'] : (refusals[code ?? ''] ?? place.error?.message);
  return (
    <Page
      title={campaignName}
      description={ended ? 'Calling has ended' : `${plural(remaining, 'dial')} remaining`}
      above={
        !call && (
          <Anchor component={Link} to="/assignments" size="sm">
            <ArrowLeft size={14} aria-hidden style={{ verticalAlign: -2 }} /> My assignments
          </Anchor>
        )
      }
    >
      {ended && (
        <Alert role="alert" variant="light" color="orange" icon={<PhoneOff aria-hidden />}>
          {words.full(campaignName, now)}
          {call && ' You can still save the result of the call that you are in.'}
        </Alert>
      )}
      {call && open ? (
        <CallForm key={call.callId} campaignId={campaignId} open={open} onFinished={finished} />
      ) : (
        <Paper withBorder p="lg">
          <Stack align="center" gap="md" py="lg">
            <Text role="status" c="dimmed" ta="center">
              {saved}
            </Text>
            {!ended && problem !== undefined && (
              <Text role="status" ta="center" maw={460}>
                {problem}
              </Text>
            )}
            {ended || noneLeft ? (
              <Button ref={back} component={Link} to="/assignments" variant="default">
                Back to my assignments
              </Button>
            ) : (
              <Button
                ref={next}
                size="lg"
                leftSection={<PhoneCall size={20} aria-hidden />}
                loading={place.isPending}
                disabled={code === 'demo_only'}
                onClick={() => place.mutate()}
              >
                Call next contact
              </Button>
            )}
            {!ended && !noneLeft && (
              <Text size="sm" c="dimmed" ta="center">
                This is a demo: nobody is really called.
              </Text>
            )}
          </Stack>
        </Paper>
      )}
      <LeaveGuard active={call !== undefined} />
    </Page>
  );
}
