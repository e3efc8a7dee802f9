import { NativeSelect, Progress, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Dialog } from '../../../ui/dialog';
import { DialogForm } from '../../../ui/dialog-form';
import { plural } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { FileDrop } from '../../campaign/contacts/file-drop';
import { upload } from '../../campaign/contacts/send-file';
import { countries } from '../../campaign/draft/countries';

type Report = Schemas['DoNotCallReport'];
const firstShown = 10;

/** Puts the numbers of a file on the list, and says what became of its rows. */
export function ImportEntries({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Import numbers that nobody calls" size="lg">
      <ImportForm onClose={onClose} />
    </Dialog>
  );
}

function ImportForm({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<File | null>(null);
  const [country, setCountry] = useState('US');
  const [reason, setReason] = useState('');
  const [sent, setSent] = useState(0);
  const changed = useChanged();
  const send = useMutation({
    mutationFn: (chosen: File) => {
      const why = reason.trim();
      const query = new URLSearchParams({ country, ...(why !== '' && { reason: why }) });
      return upload<Report>(`/v1/do-not-call/import?${query}`, chosen, setSent);
    },
    meta: { quiet: true },
    onMutate: () => setSent(0),
    onSuccess: () => {
      setFile(null);
      return changed('do_not_call');
    },
  });
  return (
    <DialogForm
      sending={send}
      submitLabel="Import"
      cancelLabel={send.data ? 'Close' : 'Cancel'}
      disabled={file === null}
      onSubmit={() => file && send.mutate(file)}
      onClose={onClose}
    >
      <FileDrop file={file} onFile={setFile} disabled={send.isPending} />
      <Text size="sm" c="dimmed">
        CSV or Excel (.xlsx), with a column “phone”, or with numbers only. A column “reason” is kept.
      </Text>
      <NativeSelect
        label="Country of numbers without a country code"
        data={countries}
        value={country}
        onChange={(event) => setCountry(event.currentTarget.value)}
      />
      <TextInput
        label="Why, for rows that do not say it"
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div aria-live="polite">
        {send.isPending && <Progress value={100 * sent} animated aria-label="How much of the file is sent" />}
        {send.data && <Result report={send.data} />}
      </div>
    </DialogForm>
  );
}

function Result({ report }: { report: Report }) {
  const { imported, known, refused, refusedRows } = report;
  return (
    <Notice color={refused > 0 ? 'orange' : 'teal'} title={`${plural(imported, 'number')} added`}>
      <Text size="sm">
        {known > 0 && `${plural(known, 'number was', 'numbers were')} on the list already. `}
        {refused === 0 ? 'No row was refused.' : `${plural(refused, 'row was', 'rows were')} refused:`}
      </Text>
      {refusedRows.slice(0, firstShown).map(({ line, code, message }) => (
        <Text size="sm" key={`${line}-${code}`}>
          Line {line}: {message}
        </Text>
      ))}
    </Notice>
  );
}
