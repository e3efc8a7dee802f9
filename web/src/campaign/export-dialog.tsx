import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { ColumnFields } from './columns/column-fields';
import { useColumns } from './columns/use-columns';
import {
  exportAddress,
  type ExportFile,
  type ExportForm,
  exportForms,
  exportKinds,
  type ExportKind,
  exportWords,
} from './exports';
import { Dialog } from '../ui/dialog';
import type { Named } from './words';

/** Downloads one file of a campaign in a form and with columns that somebody chooses. */
export function ExportDialog(props: {
  campaign: Named;
  files: readonly ExportFile[];
  opened: boolean;
  onClose: () => void;
  onTake: () => void;
}) {
  const { campaign, files, opened, onClose, onTake } = props;
  return (
    <Dialog opened={opened} onClose={onClose} title={`Export of ${campaign.name}`} size="lg">
      <Choices campaign={campaign} files={files} onClose={onClose} onTake={onTake} />
    </Dialog>
  );
}

function Choices(props: {
  campaign: Named;
  files: readonly ExportFile[];
  onClose: () => void;
  onTake: () => void;
}) {
  const { campaign, files, onClose, onTake } = props;
  const [kind, setKind] = useState<ExportKind>('calls');
  const [form, setForm] = useState<ExportForm>('sheet');
  const { layout } = exportForms[form];
  const chosen = useColumns({ of: 'campaign', kind, layout });
  const knownOf = (of: ExportKind, as: ExportForm) =>
    files.find((file) => file.kind === of)?.columns[exportForms[as].layout] ?? [];
  const known = knownOf(kind, form);
  const pick = (nextKind: ExportKind, nextForm: ExportForm) => {
    setKind(nextKind);
    setForm(nextForm);
    if (nextKind !== kind || exportForms[nextForm].layout !== layout) {
      chosen.keepOnly(nextKind === kind ? knownOf(nextKind, nextForm) : []);
    }
  };
  return (
    <Stack>
      <NativeSelect
        label="What"
        data={exportKinds.map((value) => ({ value, label: exportWords[value] }))}
        value={kind}
        data-autofocus
        onChange={(event) => pick(event.currentTarget.value as ExportKind, form)}
      />
      <NativeSelect
        label="Format"
        description={
          layout === 'spreadsheet'
            ? 'With names beside the IDs, and times of the account’s zone.'
            : 'As it is sealed, with times in UTC.'
        }
        data={Object.entries(exportForms).map(([value, { label }]) => ({ value, label }))}
        value={form}
        onChange={(event) => pick(kind, event.currentTarget.value as ExportForm)}
      />
      <ColumnFields chosen={chosen} known={known} keyed={layout === 'spreadsheet'} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button
          component="a"
          href={exportAddress(campaign.id, kind, form, chosen.columns)}
          download
          leftSection={<Download size={16} aria-hidden />}
          onClick={onTake}
        >
          Download
        </Button>
      </Group>
    </Stack>
  );
}
