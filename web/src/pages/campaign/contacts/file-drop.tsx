import { FileButton, Button, Paper, Stack, Text } from '@mantine/core';
import { FileSpreadsheet } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { count } from '../../../ui/format';

/** Where a file of contacts is chosen or dropped. */
export function FileDrop(props: {
  file: File | null;
  onFile: (file: File | null) => void;
  disabled: boolean;
}) {
  const { file, onFile, disabled } = props;
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped && !disabled) onFile(dropped);
  };
  return (
    <Paper
      p="md"
      onDragEnter={drag}
      onDragOver={drag}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      style={{
        border: '2px dashed var(--mantine-color-default-border)',
        ...(over && {
          borderColor: 'var(--mantine-primary-color-filled)',
          background: 'var(--mantine-primary-color-light)',
        }),
      }}
    >
      <Stack align="center" gap="xs">
        <FileSpreadsheet size={28} aria-hidden />
        <Text size="sm" ta="center" role="status" style={{ overflowWrap: 'anywhere' }}>
          {file
            ? `${file.name}, ${count(Math.ceil(file.size / 1024))} KiB`
            : 'Drop a CSV or Excel file here, or choose one.'}
        </Text>
        <FileButton
          onChange={onFile}
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values"
          disabled={disabled}
          inputProps={{ 'aria-label': 'File of contacts' }}
        >
          {(button) => (
            <Button {...button} variant="default" size="xs">
              {file ? 'Choose another file' : 'Choose a file'}
            </Button>
          )}
        </FileButton>
      </Stack>
    </Paper>
  );
}
