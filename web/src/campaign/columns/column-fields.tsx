import { Button, Group, MultiSelect, NativeSelect, Text } from '@mantine/core';
import { Notice } from '../../ui/notice';
import { PresetTools } from './preset-tools';
import type { ChosenColumns } from './use-columns';

/** Columns that stand for several in a spreadsheet. */
const several: Readonly<Record<string, string>> = {
  answers: 'answers (a column for each question)',
  fields: 'fields (a column for each further column of the import)',
};

/**
 * Which columns an export has, in which order, and the presets of them.
 *
 * @param props.known in their own order
 * @param props.keyed whether answers and fields have a column each
 */
export function ColumnFields(props: {
  chosen: ChosenColumns;
  known: readonly string[];
  keyed: boolean;
  error?: string | undefined;
}) {
  const { chosen, known, keyed, error } = props;
  const { columns, setColumns, presets, preset, choose } = chosen;
  const missing = preset?.missingColumns ?? [];
  return (
    <>
      {presets.length > 0 && (
        <NativeSelect
          label="Preset"
          data={[
            { value: '', label: 'None' },
            ...presets.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={preset?.id ?? ''}
          onChange={(event) => choose(presets.find(({ id }) => id === event.currentTarget.value) ?? null)}
        />
      )}
      {missing.length > 0 && (
        <Notice color="orange" title="Some of its columns are left out" role="status">
          There are no more: {missing.join(', ')}. Save the preset to do without them.
        </Notice>
      )}
      <MultiSelect
        label="Columns"
        description="The file has them in the order in which you choose them."
        placeholder={columns.length === 0 ? 'All of them' : ''}
        data={known.map((value) => ({ value, label: (keyed && several[value]) || value }))}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': 'Clear the columns' }}
        nothingFoundMessage="No column is called so."
        // The list itself scrolls, as its role says it does.
        withScrollArea={false}
        styles={{ options: { maxHeight: 240, overflowY: 'auto' } }}
        value={columns}
        onChange={setColumns}
        error={error}
      />
      {columns.length < known.length && (
        <Group gap="xs">
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setColumns([...columns, ...known.filter((column) => !columns.includes(column))])}
          >
            {columns.length === 0 ? 'List all, to leave some out' : 'Add all others'}
          </Button>
          <Text size="sm" c="dimmed">
            {columns.length === 0 ? `All ${known.length}` : `${columns.length} of ${known.length}`}
          </Text>
        </Group>
      )}
      <PresetTools chosen={chosen} />
    </>
  );
}
