import { Accordion, Code, CopyButton, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../../api/client';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { type Campaign, inWords } from '../../../campaign/words';
import { ErrorState } from '../../../ui/error-state';
import { count, plural, useTimes } from '../../../ui/format';
import { Term } from '../../../ui/term';

type Version = Schemas['Archive']['versions'][number];

/** What was sealed: every version, with the hash of each file. */
export function SealedFiles({ campaign }: { campaign: Campaign }) {
  const { id: campaignId, archive, clockShiftMs } = campaign;
  const sealed = useQuery({
    queryKey: ['archive', campaignId, archive?.sealedAt ?? null, archive?.completedAt ?? null],
    queryFn: () =>
      answer(api.GET('/v1/campaigns/{campaignId}/archive', { params: { path: { campaignId } } })),
  });
  const times = useTimes();
  const versions = sealed.data?.versions ?? [];
  return (
    <Section
      title="Sealed files"
      description={
        <>
          <Term word="seal">Sealed</Term> files never change. A later version adds what became known after it,
          such as receipts.{clockShiftMs > 0 && ' Their dates are the world’s, as the files have them.'}
        </>
      }
    >
      {sealed.isPending && <RowsSkeleton rows={2} />}
      {sealed.error && <ErrorState error={sealed.error} retry={() => void sealed.refetch()} />}
      {sealed.data && versions.length === 0 && (
        <Text size="sm" c="dimmed">
          {archive?.dataDeletedAt
            ? 'They are deleted: the time for which your account keeps data was over.'
            : 'Nothing is sealed yet: this follows once the last calls have ended.'}
        </Text>
      )}
      {versions.length > 0 && (
        <Accordion variant="contained" order={3}>
          {versions.map((version) => (
            <Accordion.Item key={version.version} value={String(version.version)}>
              <Accordion.Control>
                Version {version.version}, {times.minute(version.manifest.sealedAt)},{' '}
                {plural(version.manifest.parts.length, 'file')}
              </Accordion.Control>
              <Accordion.Panel>
                <VersionFiles version={version} />
              </Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      )}
    </Section>
  );
}

function VersionFiles({ version: { sha256, manifest } }: { version: Version }) {
  return (
    <>
      <Text size="sm" mb="xs">
        Manifest’s SHA-256: <Hash value={sha256} />
      </Text>
      <CardTable
        label={`Files of version ${manifest.version}`}
        head={
          <>
            <Head>File</Head>
            <Head>Rows</Head>
            <Head>Bytes</Head>
            <Head>SHA-256</Head>
          </>
        }
      >
        {manifest.parts.map((part) => (
          <Row key={part.key}>
            <RowHead>
              {inWords(part.kind)}, part {part.sequence}
            </RowHead>
            <Cell label="Rows">{count(part.rows)}</Cell>
            <Cell label="Bytes">{count(part.bytes)}</Cell>
            <Cell label="SHA-256">
              <Hash value={part.sha256} />
            </Cell>
          </Row>
        ))}
      </CardTable>
    </>
  );
}

function Hash({ value }: { value: string }) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
      <Code title={value}>{value.slice(0, 12)}…</Code>
      <CopyButton value={value}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="compact-xs"
            onClick={copy}
            aria-label={`${copied ? 'Copied' : 'Copy'}: hash ${value.slice(0, 12)}`}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
    </span>
  );
}
