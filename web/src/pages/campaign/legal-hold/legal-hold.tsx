import { useQuery } from '@tanstack/react-query';
import { HoldControl } from '../../../campaign/legal-hold/hold-control';
import { HoldNotice } from '../../../campaign/legal-hold/hold-notice';
import { holdsQuery } from '../../../campaign/legal-hold/holds-query';
import type { Campaign } from '../../../campaign/words';
import { useMay } from '../../../session/session';
import { ErrorState } from '../../../ui/error-state';
import { Section } from '../../../ui/section';

/** What keeps the campaign's data from being erased and deleted; nothing for whoever has nothing to see or do here. */
export function LegalHoldSection({ campaign }: { campaign: Campaign }) {
  const manager = useMay('owner', 'admin');
  const { data, error, refetch } = useQuery(holdsQuery);
  const ofAccount = data?.items.find(({ campaignId }) => campaignId === null);
  const own = data?.items.find(({ campaignId }) => campaignId === campaign.id);
  if (!error && (!data || (!manager && !own && !ofAccount))) return null;
  return (
    <Section
      title="Legal hold"
      description="Keeps the data as it is: nothing is erased, and nothing is deleted because its time is over."
    >
      {!data && <ErrorState error={error} retry={() => void refetch()} />}
      {ofAccount && <HoldNotice hold={ofAccount} title="All of the account is held" />}
      {data && (manager || own) && (
        <HoldControl of={campaign} hold={own} none="No legal hold stands on this campaign." />
      )}
    </Section>
  );
}
