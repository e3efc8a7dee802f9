import { Button, Group, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { useChanged } from '../../../api/stale';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Notice } from '../../../ui/notice';
import { plural } from '../../../ui/format';
import { showDone } from '../../../ui/notify';
import { Term } from '../../../ui/term';
import { countries } from '../draft/countries';
import { FileDrop } from './file-drop';
import { ImportResult } from './import-result';
import { sendFile } from './send-file';

/** Brings contacts in from a CSV file, and says what became of each row. */
export function ImportContacts({ campaignId }: { campaignId: string }) {
  const [file, setFile] = useState<File | null>(null);
  const [country, setCountry] = useState('US');
  const [sent, setSent] = useState(0);
  const changed = useChanged();
  const send = useMutation({
    mutationFn: (chosen: File) => sendFile({ campaignId, file: chosen, country, onProgress: setSent }),
    meta: { quiet: true },
    onMutate: () => setSent(0),
    onSuccess: ({ imported }) => {
      setFile(null);
      void changed('campaign');
      showDone(`${plural(imported, 'contact')} imported.`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) send.mutate(file);
  };
  const percent = Math.floor(100 * sent);
  return (
    <Stack gap="sm">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <FileDrop file={file} onFile={setFile} disabled={send.isPending} />
          <Group align="flex-end" gap="sm">
            <NativeSelect
              label="Country of numbers without a country code"
              data={countries}
              value={country}
              onChange={(event) => setCountry(event.currentTarget.value)}
              style={{ flex: '1 1 14rem' }}
            />
            <Button type="submit" disabled={!file} loading={send.isPending}>
              Import
            </Button>
          </Group>
        </Stack>
      </form>
      <Text size="sm" c="dimmed">
        The first line has the headings: phone, and if you have them first_name, last_name, email,
        external_id. Every other column is kept. Phone numbers may be written as people do; they are stored as{' '}
        <Term word="E.164">E.164</Term>.
      </Text>
      <div aria-live="polite">
        {send.isPending && (
          <Stack gap={4}>
            <Text size="sm">{percent < 100 ? `${percent} % sent` : 'Sent; its rows are being read'}</Text>
            <Progress value={percent} animated aria-label="How much of the file is sent" />
          </Stack>
        )}
        {send.error && (
          <Notice color="red" title="Not imported">
            {send.error.message}
          </Notice>
        )}
        {send.data && <ImportResult report={send.data} />}
      </div>
    </Stack>
  );
}
