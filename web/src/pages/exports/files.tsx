import { Anchor, Badge, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { ExportDialog } from '../../campaign/export-dialog';
import { exportAddress, type ExportFile, exportWords } from '../../campaign/exports';
import { CardTable, Cell, Head, Row, RowHead } from '../../ui/table';
import type { Named } from '../../campaign/words';
import { ErrorState } from '../../ui/error-state';
import { count, useTimes } from '../../ui/format';

/** A download is noted when it begins; then the list is asked for again. */
const notedAfterMs = 2_000;

const forms = [
  ['sheet', 'CSV'],
  ['sheetGzip', 'CSV, gzip'],
  ['lines', 'JSON Lines'],
] as const;

function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  const [unit, each] =
    bytes < 1_000_000 ? ['kB', 1_000] : bytes < 1_000_000_000 ? ['MB', 1_000_000] : ['GB', 1e9];
  return `${(bytes / each).toFixed(1)} ${unit}`;
}

/** Where an archived campaign's files stand; an active one's are made when they are taken. */
export type FilesState = 'live' | 'sealing' | 'sealed';

/** A campaign's files, and when each was last taken. */
export function Files({ campaign, state }: { campaign: Named; state: FilesState }) {
  const queryKey = ['exports', campaign.id, state];
  const { data, error, isPending, refetch } = useQuery({
    queryKey,
    queryFn: () =>
      answer(
        api.GET('/v1/campaigns/{campaignId}/exports', { params: { path: { campaignId: campaign.id } } }),
      ),
  });
  const [choosing, setChoosing] = useState(false);
  const queries = useQueryClient();
  const taken = () => {
    setTimeout(() => void queries.invalidateQueries({ queryKey }), notedAfterMs);
  };
  if (isPending) {
    return (
      <Stack gap="sm" role="status" aria-label="Loading">
        <Skeleton height={18} />
        <Skeleton height={18} width="80%" />
      </Stack>
    );
  }
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <Stack gap="xs">
      {state === 'sealing' && (
        <Text size="sm">
          The files are being sealed. What you download before that is done may still change.
        </Text>
      )}
      <CardTable
        label={`Files of ${campaign.name}`}
        head={
          <>
            <Head>File</Head>
            <Head>Rows</Head>
            <Head>Compressed</Head>
            <Head>Last downloaded</Head>
            <Head>Download</Head>
          </>
        }
      >
        {data.items.map((file) => (
          <FileRow
            key={file.kind}
            file={file}
            campaign={campaign}
            sealed={state === 'sealed'}
            onTake={taken}
          />
        ))}
      </CardTable>
      <Button
        variant="default"
        size="compact-sm"
        style={{ alignSelf: 'flex-start' }}
        aria-label={`Choose columns of ${campaign.name}`}
        onClick={() => setChoosing(true)}
      >
        Choose columns
      </Button>
      <ExportDialog
        campaign={campaign}
        files={data.items}
        opened={choosing}
        onClose={() => setChoosing(false)}
        onTake={taken}
      />
    </Stack>
  );
}

function FileRow(props: { file: ExportFile; campaign: Named; sealed: boolean; onTake: () => void }) {
  const { file, campaign, sealed, onTake } = props;
  const unknown = sealed ? '–' : 'Counted when downloaded';
  const times = useTimes();
  return (
    <Row>
      <RowHead>
        <Text size="sm" fw={600}>
          {exportWords[file.kind]}
        </Text>
      </RowHead>
      <Cell label="Rows">{file.rows === null ? unknown : count(file.rows)}</Cell>
      <Cell label="Compressed">{file.bytes === null ? '–' : size(file.bytes)}</Cell>
      <Cell label="Last downloaded">
        {file.lastTakenAt === null ? (
          <Badge variant="default" radius="sm">
            Never downloaded
          </Badge>
        ) : (
          `${times.minute(file.lastTakenAt)}${file.lastTakenBy === null ? '' : ` by ${file.lastTakenBy}`}`
        )}
      </Cell>
      <Cell label="Download">
        <Group gap="md" wrap="nowrap">
          {forms.map(([form, label]) => (
            <Anchor
              key={form}
              href={exportAddress(campaign.id, file.kind, form)}
              download
              size="sm"
              underline="always"
              aria-label={`${label}: ${file.kind} of ${campaign.name}`}
              onClick={onTake}
            >
              {label}
            </Anchor>
          ))}
        </Group>
      </Cell>
    </Row>
  );
}
