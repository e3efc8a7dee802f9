import { Anchor, Stack } from '@mantine/core';
import { Mail as MailIcon } from 'lucide-react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { answer, api } from '../api/client';
import { CampaignSelect } from '../campaign/campaign-select';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { useTimes } from '../ui/format';
import { LoadMore } from '../ui/load-more';
import { Page } from '../ui/page';
import { RowsSkeleton } from '../ui/rows-skeleton';
import { usePages } from '../ui/use-pages';
import { MailDialog } from './mails/mail-dialog';
import { MailTable } from './mails/mail-table';

/** Nothing tells of a mail that was sent: while one waits they are asked for again. */
const againMs = 3_000;

/** What was sent to whom by mail, and what became of it. */
export default function Mails() {
  const [query, setQuery] = useSearchParams();
  const { timeZone } = useTimes();
  const [shown, setShown] = useState<string | null>(null);
  const campaignId = query.get('campaign') || null;
  const list = usePages(
    ['mails', campaignId],
    (cursor) =>
      answer(
        api.GET('/v1/mails', {
          params: { query: { ...(campaignId !== null && { campaignId }), cursor, limit: 50 } },
        }),
      ),
    (mails) => mails.some(({ state }) => state === 'waiting') && againMs,
  );
  const { items, data, error, isPending, refetch } = list;
  const show = (id: string | null) => setQuery(id === null ? {} : { campaign: id }, { replace: true });
  return (
    <Page
      title="Mails"
      description={
        <>
          What people were told by mail, newest first. Where there is no mail server, mails are kept here.
          Times are those of {timeZone}.{' '}
          <Anchor component={Link} to="/mail-preferences" size="sm" inherit underline="always">
            Choose which mails you get
          </Anchor>
          .
        </>
      }
    >
      <CampaignSelect
        value={campaignId}
        onChange={show}
        placeholder="All campaigns"
        clearLabel="Show all campaigns"
      />
      {isPending ? (
        <RowsSkeleton />
      ) : data === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={MailIcon}
          title="No mail has been written yet"
          text="Before a campaign archives itself, when it has, and when its numbers are back or stuck, those whom it concerns get a mail. So does who is invited."
        />
      ) : (
        <Stack>
          <MailTable mails={items} onShow={setShown} />
          <LoadMore query={list} />
        </Stack>
      )}
      <MailDialog mailId={shown} onShow={setShown} onClose={() => setShown(null)} />
    </Page>
  );
}
