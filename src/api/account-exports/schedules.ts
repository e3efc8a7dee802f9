import { z } from 'zod';
import {
  createExportSchedule,
  listExportSchedules,
  removeExportSchedule,
} from '../../db/account-exports/schedules.ts';
import { LastcallError } from '../../errors.ts';
import { noCampaign } from '../campaigns/find-campaign.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { contentColumns } from './content-columns.ts';
import { newScheduleSchema, scheduleSchema } from './export-schema.ts';

const tag = 'Exports';

export function exportScheduleRoutes({ db, temporal }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/export-schedules',
      operationId: 'createExportSchedule',
      summary: 'Export the account regularly',
      description: 'Each export is made into the archive store, and listed with the others.',
      tag,
      roles: ['owner', 'admin'],
      body: { schema: newScheduleSchema },
      responses: { 201: { description: 'The schedule.', body: scheduleSchema } },
      errors: ['not_found', 'too_many_schedules', 'preset_not_found', 'preset_outdated'],
      async handle({ body, principal: { accountId, actor } }) {
        const { columns, presetId } = await contentColumns(db.sql, accountId, body);
        const made = await createExportSchedule(db.sql, {
          ...body,
          accountId,
          actor,
          columns,
          presetId,
          campaignIds: body.campaignIds ?? null,
          weekday: body.every === 'week' ? body.weekday : null,
        });
        if ('refused' in made) {
          throw made.refused === 'too_many' ? new LastcallError('too_many_schedules') : noCampaign();
        }
        temporal.deliverOutbox();
        const schedule = (await listExportSchedules(db.sql, accountId)).find(
          (each) => each.id === made.scheduleId,
        );
        if (!schedule) throw noSchedule();
        return { status: 201, body: schedule as z.input<typeof scheduleSchema> };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/export-schedules',
      operationId: 'listExportSchedules',
      summary: 'List the scheduled exports',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      responses: {
        200: {
          description: 'All of them, the oldest first.',
          body: z.object({ items: z.array(scheduleSchema) }).meta({ id: 'ExportScheduleList' }),
        },
      },
      async handle({ principal: { accountId } }) {
        const items = await listExportSchedules(db.sql, accountId);
        return { status: 200, body: { items: items as z.input<typeof scheduleSchema>[] } };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/export-schedules/{scheduleId}',
      operationId: 'removeExportSchedule',
      summary: 'Stop exporting regularly',
      description: 'What was exported is kept until its time is over.',
      tag,
      roles: ['owner', 'admin'],
      params: z.strictObject({ scheduleId: id() }),
      responses: { 204: { description: 'Removed.' } },
      errors: ['not_found'],
      async handle({ params: { scheduleId }, principal: { accountId, actor } }) {
        if (!(await removeExportSchedule(db.sql, { accountId, scheduleId, actor }))) throw noSchedule();
        temporal.deliverOutbox();
        return { status: 204 };
      },
    }),
  ];
}

const noSchedule = () => new LastcallError('not_found', { what: 'scheduled export' });
