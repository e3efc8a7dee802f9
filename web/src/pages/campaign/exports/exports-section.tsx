import { Button, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, SlidersHorizontal } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { ExportDialog } from '../../../campaign/export-dialog';
import { exportAddress, exportWords } from '../../../campaign/exports';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import type { Campaign } from '../../../campaign/words';
import { ErrorState } from '../../../ui/error-state';
import { count, useTimes } from '../../../ui/format';

const forms = [
  ['sheet', 'CSV'],
  ['lines', 'JSON Lines'],
] as const;

/** The browser downloads by itself and tells nobody: what is shown is asked for again a moment later. */
const againMs = 2_000;

/** The files that can be taken of a campaign, and when each was downloaded last. */
export function ExportsSection({ campaign }: { campaign: Campaign }) {
  const { id: campaignId, status, archive } = campaign;
  const times = useTimes();
  const [choosing, setChoosing] = useState(false);
  const queries = useQueryClient();
  const queryKey = ['exports', campaignId];
  const files = useQuery({
    queryKey: [...queryKey, status, archive?.sealedAt ?? null],
    queryFn: () =>
      answer(api.GET('/v1/campaigns/{campaignId}/exports', { params: { path: { campaignId } } })),
    enabled: !archive?.dataDeletedAt,
  });
  const taken = () => void setTimeout(() => void queries.invalidateQueries({ queryKey }), againMs);
  return (
    <Section
      title="Exports"
      description={
        status === 'archived'
          ? archive?.dataDeletedAt
            ? `Deleted ${times.day(archive.dataDeletedAt)}: the time for which your account keeps data was over.`
            : 'From the sealed files, at any time.'
          : 'As they are right now. They can still be downloaded after the campaign is archived.'
      }
      actions={
        files.data && (
          <Button
            variant="default"
            size="xs"
            leftSection={<SlidersHorizontal size={16} aria-hidden />}
            onClick={() => setChoosing(true)}
          >
            Choose columns
          </Button>
        )
      }
    >
      {files.isLoading && <RowsSkeleton rows={3} />}
      {files.error && <ErrorState error={files.error} retry={() => void files.refetch()} />}
      {files.data && (
        <CardTable
          label="Exports of this campaign"
          head={
            <>
              <Head>File</Head>
              <Head>Rows</Head>
              <Head>Last downloaded</Head>
              <Head>Download</Head>
            </>
          }
        >
          {files.data.items.map(({ kind, rows, lastTakenAt, lastTakenBy }) => (
            <Row key={kind}>
              <RowHead>{exportWords[kind]}</RowHead>
              <Cell label="Rows">{rows === null ? '–' : count(rows)}</Cell>
              <Cell label="Last downloaded">
                {lastTakenAt === null ? (
                  'Never'
                ) : (
                  <Text size="sm" component="span">
                    {times.minute(lastTakenAt)}
                    {lastTakenBy !== null && ` by ${lastTakenBy}`}
                  </Text>
                )}
              </Cell>
              <Cell>
                <Group gap="xs" wrap="nowrap">
                  {forms.map(([form, label]) => (
                    <Button
                      key={form}
                      component="a"
                      href={exportAddress(campaignId, kind, form)}
                      download
                      variant="default"
                      size="compact-sm"
                      leftSection={<Download size={14} aria-hidden />}
                      aria-label={`Download ${kind} as ${label}`}
                      onClick={taken}
                    >
                      {label}
                    </Button>
                  ))}
                </Group>
              </Cell>
            </Row>
          ))}
        </CardTable>
      )}
      {files.data && (
        <ExportDialog
          campaign={campaign}
          files={files.data.items}
          opened={choosing}
          onClose={() => setChoosing(false)}
          onTake={taken}
        />
      )}
    </Section>
  );
}
