import { Text } from '@mantine/core';
import { exemptionNow } from './exemption';
import { ExemptionNotice } from './exemption-notice';

/** What there is now, where somebody else has come before who changes an exemption. */
export function ExemptionMeanwhile({ error }: { error: Error | null }) {
  const now = exemptionNow(error);
  if (now === undefined) return null;
  return now ? <ExemptionNotice exemption={now} /> : <Text size="sm">The exemption was ended.</Text>;
}
