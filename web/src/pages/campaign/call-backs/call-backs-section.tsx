import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import type { Campaign } from '../../../campaign/words';
import { Facts } from '../../../ui/facts';
import { count, plural, useTimes } from '../../../ui/format';
import { Section } from '../../../ui/section';

/** Who called back, and who opted out. Nothing where nobody did and no number is held for it. */
export function CallBacksSection({ campaign: { id: campaignId, status } }: { campaign: Campaign }) {
  const times = useTimes();
  const { data } = useQuery({
    queryKey: ['campaign', campaignId, 'call-backs', status],
    queryFn: () =>
      answer(api.GET('/v1/campaigns/{campaignId}/call-backs', { params: { path: { campaignId } } })),
  });
  if (!data || (data.calls === 0 && data.heldNumbers === 0)) return null;
  const { calls, optOuts, heldNumbers, heldUntil } = data;
  return (
    <Section
      title="Call-backs"
      description={
        heldUntil === null
          ? 'People who called one of the campaign’s numbers.'
          : `${plural(heldNumbers, 'number is', 'numbers are')} held until ${times.day(heldUntil)} for people who call back.`
      }
    >
      <Facts
        facts={[
          ['Called back', count(calls)],
          ['Opted out', count(optOuts)],
        ]}
      />
    </Section>
  );
}
