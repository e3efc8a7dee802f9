import { z } from 'zod';
import {
  changeExportPreset,
  createExportPreset,
  deleteExportPreset,
  listExportPresets,
  readExportPreset,
} from '../../db/export-presets/presets.ts';
import { LastcallError } from '../../errors.ts';
import { changedMeanwhile } from '../http/if-match.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import {
  changePresetSchema,
  newPresetSchema,
  presentPreset,
  presetSchema,
  requireKnownColumns,
  targetOf,
} from './preset-schema.ts';

const tag = 'Exports';
const roles = ['owner', 'admin', 'moderator'] as const;
const params = z.strictObject({ presetId: id() });
const noPreset = () => new LastcallError('not_found', { what: 'preset' });

export function exportPresetRoutes({ db }: Services): Route[] {
  const meanwhile = async (accountId: string, presetId: string) => {
    const preset = await readExportPreset(db.sql, accountId, presetId);
    return preset ? changedMeanwhile('preset', presentPreset(preset)) : noPreset();
  };
  return [
    defineRoute({
      method: 'get',
      path: '/v1/export-presets',
      operationId: 'listExportPresets',
      summary: 'List the presets of export columns',
      tag,
      roles,
      responses: {
        200: {
          description: 'All of them, by name.',
          body: z.object({ items: z.array(presetSchema) }).meta({ id: 'ExportPresetList' }),
        },
      },
      async handle({ principal: { accountId } }) {
        const presets = await listExportPresets(db.sql, accountId);
        return { status: 200, body: { items: presets.map(presentPreset) } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/export-presets',
      operationId: 'createExportPreset',
      summary: 'Save columns of an export under a name',
      description:
        'For `preset` of exports and scheduled exports. A name stands once in the account, whatever its capital letters; an ' +
        'account has 100 presets at most.',
      tag,
      roles,
      body: { schema: newPresetSchema },
      responses: { 201: { description: 'The preset.', body: presetSchema } },
      errors: ['preset_exists', 'too_many_presets'],
      async handle({ body, principal: { accountId, actor } }) {
        const { name, columns } = body;
        const target = targetOf(body);
        requireKnownColumns(columns, target);
        const made = await createExportPreset(db.sql, { ...target, accountId, actor, name, columns });
        if (made === 'name_taken') throw new LastcallError('preset_exists');
        if (made === 'too_many') throw new LastcallError('too_many_presets');
        return { status: 201, body: presentPreset(made) };
      },
    }),
    defineRoute({
      method: 'patch',
      path: '/v1/export-presets/{presetId}',
      operationId: 'changeExportPreset',
      summary: 'Rename a preset, or give it other columns',
      description:
        'Scheduled exports that were made with it follow: so only an owner or admin changes the columns of one that a ' +
        'schedule has.',
      tag,
      roles,
      params,
      body: { schema: changePresetSchema },
      conditional: true,
      responses: { 200: { description: 'The preset as it is now.', body: presetSchema } },
      errors: ['not_found', 'preset_exists', 'preset_scheduled'],
      async handle({ params: { presetId }, body, principal: { accountId, actor, role }, ifMatch }) {
        const known = await readExportPreset(db.sql, accountId, presetId);
        if (!known) throw noPreset();
        if (body.columns) requireKnownColumns(body.columns, known);
        const maySchedule = role === 'owner' || role === 'admin';
        const input = { accountId, actor, id: presetId, ...body, maySchedule, ifMatch };
        const changed = await changeExportPreset(db.sql, input);
        if (changed === 'not_found') throw noPreset();
        if (changed === 'changed_meanwhile') throw await meanwhile(accountId, presetId);
        if (changed === 'name_taken') throw new LastcallError('preset_exists');
        if (changed === 'scheduled') throw new LastcallError('preset_scheduled');
        return { status: 200, body: presentPreset(changed) };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/export-presets/{presetId}',
      operationId: 'deleteExportPreset',
      summary: 'Delete a preset',
      description: 'Scheduled exports that were made with it keep their columns.',
      tag,
      roles,
      params,
      conditional: true,
      responses: { 204: { description: 'Deleted.' } },
      errors: ['not_found'],
      async handle({ params: { presetId }, principal: { accountId, actor }, ifMatch }) {
        const outcome = await deleteExportPreset(db.sql, { accountId, actor, id: presetId, ifMatch });
        if (outcome === 'not_found') throw noPreset();
        if (outcome === 'changed_meanwhile') throw await meanwhile(accountId, presetId);
        return { status: 204 };
      },
    }),
  ];
}
