import { Button, Stack } from '@mantine/core';
import { ScrollText } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { answer, api } from '../api/client';
import { RowsSkeleton } from '../ui/rows-skeleton';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { useTimes } from '../ui/format';
import { LoadMore } from '../ui/load-more';
import { Page } from '../ui/page';
import { usePages } from '../ui/use-pages';
import { ChainHead } from './audit-log/chain-head';
import { AuditTable } from './audit-log/audit-table';
import { CampaignSelect } from '../campaign/campaign-select';

/** Who did what in the account, and when. */
export default function AuditLog() {
  const [query, setQuery] = useSearchParams();
  const { timeZone } = useTimes();
  const campaignId = query.get('campaign') || null;
  const show = (id: string | null) => setQuery(id === null ? {} : { campaign: id }, { replace: true });
  const log = usePages(['audit-log', 'page', campaignId], (cursor) =>
    answer(
      api.GET('/v1/audit-log', {
        params: { query: { ...(campaignId !== null && { campaignId }), cursor, limit: 50 } },
      }),
    ),
  );
  const { items, data, error, isPending, refetch } = log;
  const showAll = (
    <Button variant="default" onClick={() => show(null)}>
      Show all of the account
    </Button>
  );
  return (
    <Page
      title="Audit log"
      description={`Who did what, newest first. Entries are never changed or removed. Times are those of ${timeZone}.`}
    >
      <CampaignSelect
        value={campaignId}
        onChange={show}
        placeholder="All of the account"
        clearLabel="Show all of the account"
      />
      {isPending ? (
        <RowsSkeleton />
      ) : data === undefined ? (
        <>
          <ErrorState error={error} retry={() => void refetch()} />
          {campaignId !== null && <div>{showAll}</div>}
        </>
      ) : items.length === 0 ? (
        <EmptyState
          icon={ScrollText}
          title="Nothing has been logged yet"
          text={
            campaignId === null
              ? 'Every change to a campaign, a number, a person or the settings appears here with who made it.'
              : 'Nobody has done anything with this campaign so far.'
          }
          {...(campaignId !== null && { action: showAll })}
        />
      ) : (
        <Stack>
          <AuditTable entries={items} withCampaign={campaignId === null} />
          <LoadMore query={log} />
          {campaignId === null && <ChainHead />}
        </Stack>
      )}
    </Page>
  );
}
