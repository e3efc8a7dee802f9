import { Checkbox, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { Notice } from '../../../ui/notice';
import type { ColumnMeaning, FileOptions, ImportPreview } from './send-file';

const meanings: readonly { value: ColumnMeaning; label: string }[] = [
  { value: 'phone', label: 'Phone' },
  { value: 'firstName', label: 'First name' },
  { value: 'lastName', label: 'Last name' },
  { value: 'email', label: 'E-mail' },
  { value: 'externalId', label: 'External ID' },
  { value: 'extension', label: 'Extension' },
  { value: 'field', label: 'Extra field' },
  { value: 'ignore', label: 'Leave out' },
];
const encodings = [
  { value: '', label: 'Detected' },
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'utf-16le', label: 'UTF-16' },
  { value: 'windows-1252', label: 'Windows-1252 (Western European)' },
];
const delimiters = [
  { value: '', label: 'Detected' },
  { value: 'comma', label: 'Comma' },
  { value: 'semicolon', label: 'Semicolon' },
  { value: 'tab', label: 'Tab' },
  { value: 'pipe', label: 'Pipe |' },
];
const rowsShown = 5;

/** How a file would be read, and the choices to have it read otherwise. */
export function ImportPreviewPanel(props: {
  preview: ImportPreview;
  options: FileOptions;
  onOptions: (options: FileOptions) => void;
}) {
  const { preview, options, onOptions } = props;
  const { columns, rows, format, headingLine, oddities } = preview;
  const without = (name: 'encoding' | 'delimiter' | 'headingLine', value: string) => {
    // Other headings mean other columns.
    const { [name]: _, columns: __, ...others } = options;
    onOptions(value === '' ? others : { ...others, [name]: value });
  };
  const take = (heading: string, meaning: ColumnMeaning) =>
    onOptions({ ...options, columns: { ...chosen(preview), [heading]: meaning } });
  const hasPhone = columns.some(({ meaning }) => meaning === 'phone');
  return (
    <Stack gap="sm" role="group" aria-label="Preview">
      {!hasPhone && (
        <Notice color="orange" title="Which column is the phone?">
          No heading says which one it is. Choose “Phone” above that column.
        </Notice>
      )}
      {(preview.needsEncoding ?? options.encoding) === 'windows-1252' && (
        <Checkbox
          label="Read this file as Windows-1252. It is not UTF-8; tick this if the names below look right."
          checked={options.encoding === 'windows-1252'}
          onChange={(event) => without('encoding', event.currentTarget.checked ? 'windows-1252' : '')}
        />
      )}
      {preview.remembered && (
        <Text size="sm" c="dimmed">
          The columns are read as you chose for the last file with these headings.
        </Text>
      )}
      <Table.ScrollContainer minWidth={0} type="native" tabIndex={0} aria-label="First rows of the file">
        <Table withTableBorder verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Line</Table.Th>
              {columns.map(({ heading, meaning }) => (
                <Table.Th scope="col" key={heading} miw={170}>
                  <NativeSelect
                    size="xs"
                    label={heading}
                    data={[...meanings]}
                    value={meaning}
                    onChange={(event) => take(heading, event.currentTarget.value as ColumnMeaning)}
                  />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, rowsShown).map(({ line, cells }) => (
              <Table.Tr key={line}>
                <Table.Td>{line}</Table.Td>
                {columns.map(({ heading }, index) => (
                  <Table.Td key={heading} style={{ overflowWrap: 'anywhere' }}>
                    {cells[index]?.slice(0, 80)}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          There are no rows below the headings.
        </Text>
      )}
      {[...preview.refusedRows, ...oddities].slice(0, rowsShown).map(({ line, code, message }) => (
        <Text size="sm" key={`${line}-${code}-${message}`}>
          Line {line}: {message}
        </Text>
      ))}
      <Group gap="sm" align="flex-end">
        {format === 'csv' && (
          <>
            <NativeSelect
              label="Encoding"
              size="xs"
              data={withDetected(encodings, preview.encoding)}
              value={options.encoding ?? ''}
              onChange={(event) => without('encoding', event.currentTarget.value)}
            />
            <NativeSelect
              label="Delimiter"
              size="xs"
              data={withDetected(delimiters, preview.delimiter)}
              value={options.delimiter ?? ''}
              onChange={(event) => without('delimiter', event.currentTarget.value)}
            />
          </>
        )}
        <NativeSelect
          label="Headings"
          size="xs"
          data={[
            { value: '', label: headingLine === 0 ? 'Detected' : `Line ${headingLine}` },
            { value: '1', label: 'First line' },
            { value: '0', label: 'The file has none' },
          ]}
          value={options.headingLine ?? ''}
          onChange={(event) => without('headingLine', event.currentTarget.value)}
        />
      </Group>
    </Stack>
  );
}

/** The choices, of which the first is what was found in the file. */
function withDetected(data: readonly { value: string; label: string }[], found: string | null) {
  const [detected, ...others] = data;
  const label = others.find(({ value }) => value === found)?.label ?? found;
  return [{ value: '', label: label === null ? (detected?.label ?? '') : `Detected: ${label}` }, ...others];
}

/** Every column as it stands now, so that one that is chosen leaves the others as they are. */
const chosen = ({ columns }: ImportPreview) =>
  Object.fromEntries(columns.map(({ heading, meaning }) => [heading, meaning]));
