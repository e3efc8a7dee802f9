import { Box } from '@mantine/core';
import type { Schemas } from '../../api/client';
import type { Named } from '../../campaign/words';
import { plural } from '../../ui/format';

type Looked = Schemas['BulkArchivePreview']['campaigns'][number];

/** Every campaign that would be archived, those with something to look at first. */
export function BulkList(props: { campaigns: readonly Named[]; looked: readonly Looked[] }) {
  const found = new Map(props.looked.map((each) => [each.campaignId, each]));
  const told = props.campaigns.map(({ id, name }) => ({ id, name, ...words(found.get(id)) }));
  return (
    <Box
      component="ul"
      tabIndex={0}
      aria-label="Campaigns to archive"
      m={0}
      pl="lg"
      fz="sm"
      style={{ maxHeight: '13rem', overflowY: 'auto', overflowWrap: 'anywhere' }}
    >
      {told
        .toSorted((a, b) => b.weight - a.weight)
        .map(({ id, name, text }) => (
          <li key={id} style={{ contentVisibility: 'auto', containIntrinsicSize: 'auto 1.4rem' }}>
            {name}
            {text && `: ${text}`}
          </li>
        ))}
    </Box>
  );
}

/** What is to be known of a campaign before it is archived, and how much it weighs. */
function words(looked: Looked | undefined): { text: string; weight: number } {
  if (!looked) return { text: '', weight: 0 };
  const { callersOnline, liveCalls, numbers, heldBack, exportsNeverTaken } = looked;
  const parts = [
    callersOnline > 0 && `${plural(callersOnline, 'caller')} online`,
    liveCalls > 0 && plural(liveCalls, 'live call'),
    numbers > 0 && `${plural(numbers, 'number')}${heldBack ? ' (not all can be given back yet)' : ''}`,
    exportsNeverTaken.length > 0 && `${exportsNeverTaken.join(' and ')} never exported`,
  ];
  return {
    text: parts.filter(Boolean).join(', '),
    weight: (liveCalls > 0 ? 4 : 0) + (callersOnline > 0 ? 2 : 0) + (heldBack ? 1 : 0),
  };
}
