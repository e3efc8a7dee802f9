import { Button, Checkbox, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { plural } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { showDone } from '../../../ui/notify';
import { countries } from '../draft/countries';
import { FileDrop } from './file-drop';
import { ImportPreviewPanel } from './import-preview';
import { ImportResult } from './import-result';
import { type FileOptions, previewFile, sendFile } from './send-file';

/** Brings contacts in from a file: shows how it would be read, imports it, and says what became of each row. */
export function ImportContacts({ campaignId, hasContacts }: { campaignId: string; hasContacts: boolean }) {
  const [file, setFile] = useState<File | null>(null);
  const [options, setOptions] = useState<FileOptions>({ country: 'US' });
  const [update, setUpdate] = useState(false);
  const [sent, setSent] = useState(0);
  const changed = useChanged();
  const preview = useQuery({
    queryKey: ['contacts', campaignId, 'preview', file?.name, file?.size, file?.lastModified, options],
    queryFn: () => previewFile({ campaignId, file: file as File, options }),
    enabled: file !== null,
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const last = useQuery({
    queryKey: ['contacts', campaignId, 'last-import'],
    queryFn: () =>
      answer(
        api.GET('/v1/campaigns/{campaignId}/contacts/last-import', { params: { path: { campaignId } } }),
      ),
    enabled: hasContacts,
    retry: false,
  });
  const send = useMutation({
    mutationFn: (chosen: File) =>
      sendFile({ campaignId, file: chosen, options, update, onProgress: setSent }),
    meta: { quiet: true },
    onMutate: () => setSent(0),
    onSuccess: ({ imported, updated }) => {
      choose(null);
      void changed('campaign');
      showDone(
        `${plural(imported, 'contact')} imported${updated > 0 ? `, ${plural(updated, 'contact')} changed` : ''}.`,
      );
    },
  });
  function choose(chosen: File | null) {
    setFile(chosen);
    setOptions(({ country }) => ({ country }));
    if (chosen) send.reset();
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file) send.mutate(file);
  };
  const shown = file && preview.data;
  const needsConsent = (preview.data?.needsEncoding ?? null) !== null;
  const ready =
    shown && !needsConsent && !preview.error && shown.columns.some(({ meaning }) => meaning === 'phone');
  const report = send.data ?? (file ? undefined : last.data?.report);
  const percent = Math.floor(100 * sent);
  return (
    <Stack gap="sm">
      <form onSubmit={submit}>
        <Stack gap="sm">
          <FileDrop file={file} onFile={choose} disabled={send.isPending} />
          <NativeSelect
            label="Country of numbers without a country code"
            data={countries}
            value={options.country}
            onChange={(event) => setOptions({ ...options, country: event.currentTarget.value })}
          />
          {file && preview.error && (
            <Notice color="red" title="This file cannot be read yet">
              {preview.error.message}
            </Notice>
          )}
          {shown && <ImportPreviewPanel preview={shown} options={options} onOptions={setOptions} />}
          {file && hasContacts && (
            <Checkbox
              label="Update contacts that are here already"
              description="Matched by phone or external ID. Empty cells change nothing, and numbers that were dialled stay."
              checked={update}
              onChange={(event) => setUpdate(event.currentTarget.checked)}
            />
          )}
          {file && (
            <div>
              <Button type="submit" disabled={!ready} loading={send.isPending}>
                Import
              </Button>
            </div>
          )}
        </Stack>
      </form>
      {!file && (
        <Text size="sm" c="dimmed">
          CSV or Excel (.xlsx), as VAN, PDI, Google or Excel export them. You see how the file is read before
          anything is imported.
        </Text>
      )}
      <div aria-live="polite">
        {send.isPending && (
          <Stack gap={4}>
            <Text size="sm">{percent < 100 ? `${percent} % sent` : 'Sent. The rows are being read.'}</Text>
            <Progress value={percent} animated aria-label="How much of the file is sent" />
          </Stack>
        )}
        {send.error && (
          <Notice color="red" title="Not imported">
            {send.error.message}
          </Notice>
        )}
        {report && <ImportResult campaignId={campaignId} report={report} />}
      </div>
    </Stack>
  );
}
