import { Anchor, Badge, Tooltip } from '@mantine/core';
import { Link } from 'react-router';
import { type Advice, adviceTitles, type Campaign } from './words';
import { count, plural, type Times, useTimes } from '../ui/format';

/** The evidence for a piece of advice, in a sentence. */
export function evidence(advice: Advice, campaign: Campaign, times: Times): string {
  const { reason, at, shared } = advice;
  if (reason === 'past_end') return `It was to end on ${times.day(at)}.`;
  if (reason === 'event_passed') return `Its event was on ${times.day(at)}.`;
  if (reason === 'no_remaining_dials') {
    return `All of its ${plural(campaign.counts.contacts, 'contact')} have been dialled.`;
  }
  return shared ? `“${shared.name}” ${hasOurs(shared)}` : 'A newer campaign has the same phone numbers.';
}

const hasOurs = ({ contacts, percent }: NonNullable<Advice['shared']>): string =>
  `has ${count(contacts)} of its phone numbers (${Math.round(percent)} %). Archiving this one prevents duplicate calls.`;

/** As {@link evidence}, with a link to the newer campaign. */
export function Evidence({ advice, campaign }: { advice: Advice; campaign: Campaign }) {
  const times = useTimes();
  const { shared } = advice;
  if (!shared) return <>{evidence(advice, campaign, times)}</>;
  return (
    <>
      <Anchor component={Link} to={`/campaign/${shared.campaignId}`} inherit underline="always">
        {shared.name}
      </Anchor>{' '}
      {hasOurs(shared)}
    </>
  );
}

/** The reasons to archive a campaign, each with its evidence at the pointer, the keyboard's focus or a touch. */
export function AdviceBadges({ campaign }: { campaign: Campaign }) {
  const times = useTimes();
  return campaign.advice.map((advice) => (
    <Tooltip
      key={advice.reason}
      label={evidence(advice, campaign, times)}
      multiline
      w={280}
      withArrow
      events={{ hover: true, focus: true, touch: true }}
    >
      <Badge variant="default" radius="sm" tt="none" fw={500} tabIndex={0} style={{ cursor: 'help' }}>
        {adviceTitles[advice.reason]}
      </Badge>
    </Tooltip>
  ));
}
