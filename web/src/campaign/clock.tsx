import { Badge, Text } from '@mantine/core';
import { Clock } from 'lucide-react';
import { useTimes } from '../ui/format';
import type { Campaign } from './words';

const dayMs = 86_400_000;

/** What the world's clock has dated, on the clock of a campaign that was so far ahead then. Only demos ever are. */
export const onCampaignClock = (time: string, clockShiftMs: number): string =>
  clockShiftMs === 0 ? time : new Date(new Date(time).getTime() + clockShiftMs).toISOString();

/** What time it is on a campaign's own clock, in ms of the epoch. */
export const campaignNowMs = ({ clockShiftMs }: Pick<Campaign, 'clockShiftMs'>): number =>
  Date.now() + clockShiftMs;

/** A campaign's own today, where it is not the world's. */
export function DemoToday({ campaign }: { campaign: Pick<Campaign, 'clockShiftMs'> }) {
  const times = useTimes();
  if (campaign.clockShiftMs < dayMs) return null;
  return (
    <Badge
      variant="default"
      radius="sm"
      tt="none"
      leftSection={<Clock size={12} aria-hidden />}
      title="The campaign’s own clock, which was moved ahead. All of its dates go by it."
    >
      Demo: today is {times.day(new Date(campaignNowMs(campaign)).toISOString())}
    </Badge>
  );
}

/** When something was done in a campaign, on the campaign's clock. */
export function CampaignTime({ at, clockShiftMs }: { at: string; clockShiftMs: number }) {
  const times = useTimes();
  const time = onCampaignClock(at, clockShiftMs);
  return (
    <>
      <Text size="sm" component="time" dateTime={time}>
        {times.minute(time)}
      </Text>
      {clockShiftMs > 0 && (
        <Text size="xs" c="dimmed">
          On the demo campaign’s clock
        </Text>
      )}
    </>
  );
}
