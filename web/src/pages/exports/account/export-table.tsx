import { Badge, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { type AccountExport, exportKindWords, underWay } from '../../../campaign/account-exports-query';
import { count, fromNow, plural, useTimes } from '../../../ui/format';
import { showDone } from '../../../ui/notify';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { daysWords } from './days-words';

export function ExportTable({ exports }: { exports: AccountExport[] }) {
  return (
    <CardTable
      label="Exports of the account, newest first"
      head={
        <>
          <Head>Export</Head>
          <Head>Days</Head>
          <Head>Asked for</Head>
          <Head>State</Head>
          <Head>Action</Head>
        </>
      }
    >
      {exports.map((each) => (
        <ExportRow key={each.id} each={each} />
      ))}
    </CardTable>
  );
}

function ExportRow({ each }: { each: AccountExport }) {
  const times = useTimes();
  const name = exportKindWords[each.kind];
  return (
    <Row>
      <RowHead>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {each.format === 'csv' ? 'CSV' : 'JSON Lines'}
          {each.campaignIds && `, ${plural(each.campaignIds.length, 'campaign')}`}
        </Text>
      </RowHead>
      <Cell label="Days">{daysWords(each)}</Cell>
      <Cell label="Asked for">
        {times.minute(each.createdAt)}
        {each.createdByName !== null && ` by ${each.createdByName}`}
        {each.scheduleId !== null && ', on schedule'}
      </Cell>
      <Cell label="State" miw={{ sm: 200 }}>
        <State each={each} />
      </Cell>
      <Cell>
        <Actions each={each} name={`${name} of ${times.minute(each.createdAt)}`} />
      </Cell>
    </Row>
  );
}

function State({ each }: { each: AccountExport }) {
  const { status, rows, estimatedRows, expiresAt } = each;
  if (status === 'waiting') return <Text size="sm">Waits to begin</Text>;
  if (status === 'running') {
    const known = estimatedRows !== null && estimatedRows > 0;
    // What was dialled since may make more rows than there were to be.
    const percent = known ? Math.min(99, Math.floor((100 * rows) / estimatedRows)) : 100;
    return (
      <Stack gap={4}>
        <Text size="sm">
          {known ? `${count(rows)} of about ${plural(estimatedRows, 'row')}` : plural(rows, 'row')}
        </Text>
        <Progress value={percent} animated aria-label="How much is written" />
      </Stack>
    );
  }
  if (status === 'ready') {
    return (
      <Text size="sm">
        Ready, {plural(rows, 'row')}
        {expiresAt !== null && `. Kept until ${fromNow(expiresAt)}`}
      </Text>
    );
  }
  return (
    <Badge variant="default" radius="sm">
      {status === 'cancelled' ? 'Cancelled' : 'Its time is over'}
    </Badge>
  );
}

function Actions({ each, name }: { each: AccountExport; name: string }) {
  const { id: exportId, status, format } = each;
  const changed = useChanged();
  const cancel = useMutation({
    mutationFn: () =>
      answer(api.POST('/v1/account-exports/{exportId}/cancel', { params: { path: { exportId } } })),
    onSuccess: () => showDone('The export is cancelled.'),
    onSettled: () => void changed('account_export'),
  });
  const take = useMutation({
    mutationFn: (compressed: boolean) =>
      answer(
        api.POST('/v1/account-exports/{exportId}/link', {
          params: { path: { exportId } },
          body: { compressed },
        }),
      ),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  if (underWay(each)) {
    return (
      <Button
        variant="default"
        size="compact-sm"
        loading={cancel.isPending}
        aria-label={`Cancel ${name}`}
        onClick={() => cancel.mutate()}
      >
        Cancel
      </Button>
    );
  }
  if (status !== 'ready') return null;
  const label = format === 'csv' ? 'CSV' : 'JSON Lines';
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        variant="default"
        size="compact-sm"
        loading={take.isPending}
        aria-label={`${label}: download ${name}`}
        onClick={() => take.mutate(false)}
      >
        {label}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`gzip: download ${name}`}
        onClick={() => take.mutate(true)}
      >
        gzip
      </Button>
    </Group>
  );
}
