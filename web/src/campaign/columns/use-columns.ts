import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, type Schemas } from '../../api/client';

export type ExportPreset = Schemas['ExportPreset'];
export type PresetTarget = Pick<ExportPreset, 'of' | 'kind' | 'layout'>;

const presetsQuery = {
  queryKey: ['export-presets'],
  queryFn: () => answer(api.GET('/v1/export-presets')),
};

const usable = ({ columns, missingColumns }: ExportPreset) =>
  columns.filter((column) => !missingColumns.includes(column));

/** The columns that are chosen of an export, one by one or by a preset; none chosen: all of them. */
export function useColumns(target: PresetTarget) {
  const [presetId, setPresetId] = useState<string | null>(null);
  const [columns, setColumns] = useState<string[]>([]);
  const { data } = useQuery(presetsQuery);
  const presets = (data?.items ?? []).filter(
    ({ of, kind, layout }) => of === target.of && kind === target.kind && layout === target.layout,
  );
  const preset = presets.find(({ id }) => id === presetId) ?? null;
  const asSaved = preset !== null && preset.columns.join() === columns.join();
  return {
    target,
    presets,
    preset,
    columns,
    setColumns,
    /** The preset whose columns these are, as they are saved. */
    sameAs: asSaved ? preset : null,
    choose: (chosen: ExportPreset | null) => {
      setPresetId(chosen?.id ?? null);
      setColumns(chosen ? usable(chosen) : []);
    },
    /** For another export: of what was chosen stays what it has too. */
    keepOnly: (known: readonly string[]) => {
      setPresetId(null);
      setColumns((before) => before.filter((column) => known.includes(column)));
    },
  };
}

export type ChosenColumns = ReturnType<typeof useColumns>;
