import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { AuditEntry } from '../../audit/action-words';
import { CampaignLink } from '../../campaign/name';
import { carrierName } from '../../campaign/words';
import { count, useTimes } from '../../ui/format';
import { Phone } from '../../ui/phone';
import { detailCodes, detailName, hiddenDetails, spanWords } from '../../audit/detail-words';

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;
/** What holds a campaign's id. */
const campaignFields: ReadonlySet<string> = new Set(['from', 'to']);

/** What an entry tells besides who, what and when. */
export function Details({ entry }: { entry: AuditEntry }) {
  const told = Object.entries(entry.details).filter(([name]) => !hiddenDetails.has(name));
  if (told.length === 0) return null;
  return (
    <Text size="xs" c="dimmed" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {told.map(([name, value]) => (
        <li key={name} style={{ overflowWrap: 'anywhere' }}>
          {detailName(name)}: <Value name={name} value={value} known={entry.names[name]} />
        </li>
      ))}
    </Text>
  );
}

/** @param props.known what the value is called, where it is an id */
function Value(props: { name: string; value: unknown; known: string | undefined }): ReactNode {
  const { name, value, known } = props;
  const times = useTimes();
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return name === 'byMs' ? spanWords(value) : count(value);
  const inWords = (code: string) => detailCodes[name]?.[code] ?? code;
  if (Array.isArray(value)) return value.map((each) => inWords(String(each))).join(', ');
  if (typeof value !== 'string') return JSON.stringify(value);
  if (campaignFields.has(name)) return <CampaignLink campaignId={value} name={known ?? null} size="xs" />;
  if (name === 'carrier') return carrierName(value);
  if (name === 'userId') return known ?? 'somebody who is no longer here';
  if (name === 'numberId') return known === undefined ? 'one that is gone' : <Phone e164={known} />;
  if (name === 'jobId') {
    return (
      <Anchor component={Link} to={`/bulk-jobs/${value}`} inherit underline="always">
        show it
      </Anchor>
    );
  }
  if (instant.test(value)) return times.minute(value);
  return inWords(value);
}
