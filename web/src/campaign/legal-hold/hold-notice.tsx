import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useTimes } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { setByWords } from '../set-by-words';
import { holdNow, type LegalHold } from './holds-query';

/** A hold that stands: its reason, who set it, and when. */
export function HoldNotice({ hold, title }: { hold: LegalHold; title: string }) {
  const times = useTimes();
  return (
    <Notice color="orange" title={title}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {hold.reason}
      </Text>
      <Text size="sm" c="dimmed">
        Set by {setByWords(hold)}, {times.minute(hold.setAt)}.
      </Text>
    </Notice>
  );
}

/** What there is now, where somebody else has come before who changes a hold. */
export function HoldMeanwhile({ error }: { error: Error | null }) {
  const now = holdNow(error);
  if (now === undefined) return null;
  return now ? (
    <HoldNotice hold={now} title="The hold as it stands now" />
  ) : (
    <Text size="sm">The hold was lifted.</Text>
  );
}

/** What is held, in a few words, with the way there. */
export function HeldPlace({ hold }: { hold: LegalHold }) {
  if (hold.campaignId === null) return <>All of the account</>;
  return (
    <Anchor component={Link} to={`/campaign/${hold.campaignId}`} inherit underline="always">
      {hold.campaignName}
    </Anchor>
  );
}
