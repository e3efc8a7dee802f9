import { Button, Stack, Text } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { Notice } from '../../../ui/notice';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { count, plural } from '../../../ui/format';
import { saveFile } from '../exports/save-file';
import type { ImportReport } from './send-file';

const firstShown = 10;

/** What became of the rows of a file. */
export function ImportResult({ report }: { report: ImportReport }) {
  const { rows, imported, duplicates, refused, refusedRows } = report;
  const [all, setAll] = useState(false);
  const shown = all ? refusedRows.slice(0, 500) : refusedRows.slice(0, firstShown);
  return (
    <Stack gap="sm">
      <Notice
        color={refused > 0 ? 'orange' : 'teal'}
        variant="light"
        title={`${plural(imported, 'contact')} imported of ${plural(rows, 'row')}`}
      >
        <Text size="sm">
          {plural(duplicates, 'duplicate')}: their numbers came before, in the file or in the campaign.{' '}
          {refused === 0 ? 'No row was refused.' : `${plural(refused, 'row was', 'rows were')} refused.`}
        </Text>
      </Notice>
      {refused > 0 && (
        <>
          <CardTable
            label="Refused rows"
            head={
              <>
                <Head w={100}>Line</Head>
                <Head>Why it was refused</Head>
              </>
            }
          >
            {shown.map(({ line, message }) => (
              <Row key={line}>
                <RowHead>Line {line}</RowHead>
                <Cell>{message}</Cell>
              </Row>
            ))}
          </CardTable>
          <div>
            {!all && refusedRows.length > firstShown && (
              <Button variant="subtle" size="xs" onClick={() => setAll(true)}>
                Show more refused rows
              </Button>
            )}
            <Button
              variant="default"
              size="xs"
              leftSection={<Download size={14} aria-hidden />}
              onClick={() => saveFile('refused-rows.csv', asCsv(report))}
            >
              Download the refused rows as CSV
            </Button>
          </div>
          {refusedRows.length < refused && (
            <Text size="sm" c="dimmed">
              Only the first {count(refusedRows.length)} are listed.
            </Text>
          )}
        </>
      )}
    </Stack>
  );
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

function asCsv({ refusedRows }: ImportReport): string {
  const lines = refusedRows.map(({ line, code, message }) => `${line},${code},${quoted(message)}`);
  return ['line,code,message', ...lines, ''].join('\r\n');
}
