import { Text } from '@mantine/core';
import { useTimes } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { setByWords } from '../set-by-words';
import type { Exemption } from './exemption';

/** An exemption that stands: its reason, its end, who set it, and when. */
export function ExemptionNotice({ exemption }: { exemption: Exemption }) {
  const times = useTimes();
  const { of, reason, until, setAt } = exemption;
  return (
    <Notice
      color="blue"
      title={
        of === 'account' ? 'All of the account is exempt' : 'This campaign is exempt from archiving itself'
      }
    >
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {reason}
      </Text>
      <Text size="sm" c="dimmed">
        {until === null
          ? 'Until somebody ends it.'
          : `Until ${times.minute(until)}; then people are told before anything archives itself.`}{' '}
        Set by {setByWords(exemption)}, {times.minute(setAt)}.
      </Text>
    </Notice>
  );
}
