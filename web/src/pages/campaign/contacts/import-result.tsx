import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { count, plural } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import type { ImportReport } from './send-file';

const firstShown = 10;

/** What became of the rows of the newest import. */
export function ImportResult({ campaignId, report }: { campaignId: string; report: ImportReport }) {
  const {
    rows,
    imported,
    updated,
    duplicates,
    refused,
    refusedRows,
    odd,
    oddities,
    columns,
    doNotCall = 0,
  } = report;
  const kept = columns.filter(({ meaning }) => meaning === 'field').map(({ heading }) => `“${heading}”`);
  return (
    <Stack gap="sm" role="group" aria-label="Import report">
      <Notice
        color={refused > 0 ? 'orange' : 'teal'}
        variant="light"
        title={`${plural(imported, 'contact')} imported from ${plural(rows, 'row')}`}
      >
        <Text size="sm">
          {updated > 0 && `${plural(updated, 'contact')} changed. `}
          {doNotCall > 0 &&
            `${plural(doNotCall, 'of them is', 'of them are')} on the do-not-call list, and not called. `}
          {duplicates > 0 &&
            `${plural(duplicates, 'duplicate')} skipped: ${duplicates === 1 ? 'its number is in the campaign already, or comes' : 'their numbers are in the campaign already, or come'} earlier in the file. `}
          {refused === 0 ? 'No row was refused.' : `${plural(refused, 'row was', 'rows were')} refused.`}
        </Text>
        {kept.length > 0 && (
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            Kept as extra fields: {kept.slice(0, firstShown).join(', ')}
            {kept.length > firstShown && ` and ${count(kept.length - firstShown)} more`}.
          </Text>
        )}
      </Notice>
      {refused > 0 && (
        <>
          <Lines label="Refused rows" heading="Why it was refused" lines={refusedRows} total={refused} />
          <Anchor
            size="sm"
            href={`/v1/campaigns/${campaignId}/contacts/refused-rows.csv`}
            download="refused-rows.csv"
          >
            Download the refused rows, to correct and import again
          </Anchor>
        </>
      )}
      {odd > 0 && <Lines label="To check" heading="Worth a look" lines={oddities} total={odd} />}
    </Stack>
  );
}

function Lines(props: {
  label: string;
  heading: string;
  lines: readonly { line: number; code: string; message: string }[];
  total: number;
}) {
  const { label, heading, lines, total } = props;
  const [all, setAll] = useState(false);
  const shown = lines.slice(0, all ? 500 : firstShown);
  return (
    <>
      <CardTable
        label={label}
        head={
          <>
            <Head w={100}>Line</Head>
            <Head>{heading}</Head>
          </>
        }
      >
        {shown.map(({ line, code, message }) => (
          <Row key={`${line}-${code}-${message}`}>
            <RowHead>Line {line}</RowHead>
            <Cell>{message}</Cell>
          </Row>
        ))}
      </CardTable>
      {!all && lines.length > firstShown && (
        <div>
          <Button variant="subtle" size="xs" onClick={() => setAll(true)}>
            Show more
          </Button>
        </div>
      )}
      {shown.length < total && (
        <Text size="sm" c="dimmed">
          {count(shown.length)} of {count(total)} shown.
        </Text>
      )}
    </>
  );
}
