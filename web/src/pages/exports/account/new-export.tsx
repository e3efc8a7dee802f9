import { Group, NativeSelect, NumberInput, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { ColumnFields } from '../../../campaign/columns/column-fields';
import { useColumns } from '../../../campaign/columns/use-columns';
import { type AccountExport, exportKindWords } from '../../../campaign/account-exports-query';
import { useMay } from '../../../session/session';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { fieldErrors } from '../../../ui/field-errors';
import { useTimes } from '../../../ui/format';
import { showDone } from '../../../ui/notify';
import { columnsOf } from './columns';
import { weekdayNames } from './days-words';

type Kind = AccountExport['kind'];

const meanings: Readonly<Record<Kind, string>> = {
  dials: 'Every dial of every campaign: when, who called whom, and what came of it.',
  results: 'Every dial with the contact’s name and what was answered, a column for each question.',
  caller_activity: 'For each day, campaign and caller: dials, answers and minutes.',
  number_history: 'Each number that was rented: for which campaign, and how it was given back.',
};

/** Asks for an export of all of the account, once or regularly. */
export function NewExport({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="New export of the account" size="lg">
      <ExportForm onClose={onClose} />
    </Dialog>
  );
}

function ExportForm({ onClose }: { onClose: () => void }) {
  const manager = useMay('owner', 'admin');
  const { timeZone } = useTimes();
  const [kind, setKind] = useState<Kind>('dials');
  const [format, setFormat] = useState<AccountExport['format']>('csv');
  const chosen = useColumns({ of: 'account', kind, layout: null });
  const { columns, sameAs } = chosen;
  const [often, setOften] = useState('once');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [keepDays, setKeepDays] = useState<number | string>(7);
  const changed = useChanged();
  const content = {
    kind,
    format,
    keepDays: Number(keepDays),
    // A schedule follows its preset.
    ...(sameAs
      ? { preset: sameAs.id }
      : columns.length > 0 && { columns: columns as Schemas['NewAccountExport']['columns'] & string[] }),
  };
  const create = useMutation({
    mutationFn: async () => {
      if (often === 'once') {
        const days = { ...(from !== '' && { from }), ...(to !== '' && { to }) };
        await api.POST('/v1/account-exports', { body: { ...content, ...days } });
        return 'The export has begun. You are told when it is ready.';
      }
      const [every, weekday] = often.split(' ') as ['day' | 'week' | 'month', string | undefined];
      const times = { every, ...(weekday !== undefined && { weekday: Number(weekday) }) };
      await answer(api.POST('/v1/export-schedules', { body: { ...content, ...times } }));
      return 'The export is scheduled.';
    },
    meta: { quiet: true },
    onSuccess: (message) => {
      onClose();
      showDone(message);
      return changed('account_export');
    },
  });
  const errors = fieldErrors(create.error);
  return (
    <DialogForm
      sending={create}
      submitLabel={often === 'once' ? 'Export' : 'Schedule'}
      disabled={keepDays === ''}
      onSubmit={() => create.mutate()}
      onClose={onClose}
    >
      <NativeSelect
        label="What"
        description={meanings[kind]}
        data={Object.entries(exportKindWords).map(([value, label]) => ({ value, label }))}
        value={kind}
        onChange={(event) => {
          setKind(event.currentTarget.value as Kind);
          chosen.choose(null);
        }}
      />
      <ColumnFields
        chosen={chosen}
        known={columnsOf[kind]}
        keyed={format === 'csv'}
        error={errors['columns']}
      />
      <NativeSelect
        label="Format"
        data={[
          { value: 'csv', label: 'CSV, for spreadsheets' },
          { value: 'jsonl', label: 'JSON Lines, for programs' },
        ]}
        value={format}
        onChange={(event) => setFormat(event.currentTarget.value as AccountExport['format'])}
      />
      {manager && (
        <NativeSelect
          label="How often"
          data={[
            { value: 'once', label: 'Once, now' },
            { value: 'day', label: 'Every day, the day before' },
            ...weekdayNames.map((name, at) => ({
              value: `week ${at}`,
              label: `Every ${name}, the week before`,
            })),
            { value: 'month', label: 'On the first of each month, the month before' },
          ]}
          value={often}
          onChange={(event) => setOften(event.currentTarget.value)}
        />
      )}
      {often === 'once' ? (
        <Group grow align="flex-start">
          <TextInput
            label="From"
            type="date"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            label="To"
            type="date"
            min={from}
            value={to}
            error={errors['to']}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          At six in the morning.
        </Text>
      )}
      <Text size="sm" c="dimmed">
        Days are those of {timeZone}.
      </Text>
      <NumberInput
        label="Keep the file for"
        allowDecimal={false}
        min={1}
        max={365}
        required
        suffix={Number(keepDays) === 1 ? ' day' : ' days'}
        value={keepDays}
        error={errors['keepDays']}
        onChange={setKeepDays}
      />
    </DialogForm>
  );
}
