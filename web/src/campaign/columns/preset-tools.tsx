import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, isChangedMeanwhile, meantFor } from '../../api/client';
import { useChanged } from '../../api/stale';
import { useMay } from '../../session/session';
import { plural } from '../../ui/format';
import { FormProblem } from '../../ui/form-problem';
import { showDone } from '../../ui/notify';
import { PresetName } from './preset-name';
import type { ChosenColumns, ExportPreset } from './use-columns';

/** Saves chosen columns as a preset, and renames, changes and deletes the one that is chosen. */
export function PresetTools({ chosen }: { chosen: ChosenColumns }) {
  const { target, columns, preset, sameAs, choose } = chosen;
  const [asking, setAsking] = useState<'save' | 'rename' | 'delete' | null>(null);
  const manager = useMay('owner', 'admin');
  const changed = useChanged();
  const done = async (message: string, now: ExportPreset | null) => {
    await changed('export_preset');
    choose(now);
    setAsking(null);
    showDone(message);
  };
  const lookAgain = (error: Error) => {
    if (isChangedMeanwhile(error)) void changed('export_preset');
  };
  const create = useMutation({
    mutationFn: (name: string) =>
      answer(
        api.POST('/v1/export-presets', {
          body: {
            name,
            columns,
            of: target.of,
            kind: target.kind,
            ...(target.layout && { layout: target.layout }),
          },
        }),
      ),
    meta: { quiet: true },
    onSuccess: (made) => done(`The preset “${made.name}” is saved.`, made),
  });
  const change = useMutation({
    mutationFn: ({ of, body }: { of: ExportPreset; body: { name?: string; columns?: string[] } }) =>
      answer(
        api.PATCH('/v1/export-presets/{presetId}', {
          params: { path: { presetId: of.id }, header: meantFor(of) },
          body,
        }),
      ),
    meta: { quiet: true },
    onError: lookAgain,
    onSuccess: (now) => done(`The preset “${now.name}” is changed.`, now),
  });
  const remove = useMutation({
    mutationFn: (of: ExportPreset) =>
      answer(
        api.DELETE('/v1/export-presets/{presetId}', {
          params: { path: { presetId: of.id }, header: meantFor(of) },
        }),
      ),
    meta: { quiet: true },
    onError: lookAgain,
    onSuccess: (_, { name }) => done(`The preset “${name}” is deleted.`, null),
  });
  const ask = (what: typeof asking) => {
    for (const each of [create, change, remove]) each.reset();
    setAsking(what);
  };
  const mayChange = manager || preset?.schedules === 0;

  if (asking === 'save' || (asking === 'rename' && preset)) {
    return (
      <PresetName
        before={asking === 'rename' ? (preset?.name ?? '') : ''}
        busy={create.isPending || change.isPending}
        error={asking === 'save' ? create.error : change.error}
        onName={(name) =>
          asking === 'rename' && preset ? change.mutate({ of: preset, body: { name } }) : create.mutate(name)
        }
        onCancel={() => ask(null)}
      />
    );
  }
  if (asking === 'delete' && preset) {
    return (
      <>
        <Text size="sm">
          Delete the preset “{preset.name}” for everybody?
          {preset.schedules > 0 && ' Scheduled exports that have its columns keep them.'}
        </Text>
        <FormProblem error={remove.error} />
        <Group gap="xs">
          <Button variant="default" size="compact-sm" onClick={() => ask(null)}>
            Keep it
          </Button>
          <Button
            color="red.9"
            size="compact-sm"
            loading={remove.isPending}
            onClick={() => remove.mutate(preset)}
          >
            Delete the preset
          </Button>
        </Group>
      </>
    );
  }
  return (
    <>
      <FormProblem error={change.error} />
      <Group gap="xs">
        {columns.length > 0 && !sameAs && (
          <Button variant="default" size="compact-sm" onClick={() => ask('save')}>
            Save as a preset
          </Button>
        )}
        {preset && columns.length > 0 && !sameAs && mayChange && (
          <Button
            variant="default"
            size="compact-sm"
            loading={change.isPending}
            onClick={() => change.mutate({ of: preset, body: { columns } })}
          >
            Save in “{preset.name}”
          </Button>
        )}
        {preset && (
          <>
            <Button variant="default" size="compact-sm" onClick={() => ask('rename')}>
              Rename the preset
            </Button>
            <Button variant="default" size="compact-sm" onClick={() => ask('delete')}>
              Delete the preset
            </Button>
          </>
        )}
        {preset && preset.schedules > 0 && (
          <Text size="sm" c="dimmed">
            {plural(preset.schedules, 'scheduled export follows', 'scheduled exports follow')} it.
          </Text>
        )}
      </Group>
    </>
  );
}
