import { z } from 'zod';
import { now } from '../../clock.ts';
import {
  createBulkJob,
  listBulkJobs,
  readBulkJob,
  resumeBulkJob,
  type BulkJobView,
} from '../../db/bulk-jobs/bulk-jobs.ts';
import { bulkActions, bulkOutcomes, maxBulkCampaigns } from '../../domain/bulk.ts';
import { LastcallError } from '../../errors.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { noCampaign } from './find-campaign.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id, pageOf, pageQuery, timestamp, timestampInput } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Bulk jobs';
const readers = ['owner', 'admin', 'moderator'] as const;

const outcome = () =>
  z.enum(bulkOutcomes).meta({
    description:
      '`in_use`: somebody dialled after `unlessDialledAfter`, so it was left alone. `draft`: it was never launched. ' +
      '`gone`: a draft that was deleted meanwhile. `failed`: the database refuses it, for the reason in `failure`; ' +
      'nothing of it was done.',
  });

const bulkJob = z
  .object({
    id: id(),
    action: z.enum(bulkActions),
    createdAt: timestamp(),
    createdBy: z.string().meta({ description: 'As in the audit log.' }),
    total: z.int(),
    done: z.int(),
    finishedAt: timestamp().nullable(),
    outcomes: z
      .record(z.enum(bulkOutcomes), z.int())
      .meta({ description: 'How many campaigns had which outcome so far.' }),
  })
  .meta({ id: 'BulkJob' });

const bulkJobDetails = z
  .object({
    ...bulkJob.shape,
    items: z.array(
      z.object({
        campaignId: id(),
        campaignName: z.string().meta({ description: 'As it was when the job was made.' }),
        outcome: outcome().nullable().meta({ description: 'Null: its turn is still to come.' }),
        resultCampaignId: id().nullable().meta({ description: 'The clone.' }),
        lastDialAt: timestamp()
          .nullable()
          .meta({ description: 'For `in_use`: the dial that kept it alive.' }),
        failure: z.string().nullable().meta({
          description: 'For `failed`: PostgreSQL’s code (SQLSTATE), for whoever runs the installation.',
          example: '22008',
        }),
      }),
    ),
  })
  .meta({ id: 'BulkJobDetails' });

/** The campaigns that something is asked for at once. */
export const bulkCampaignIds = () =>
  z
    .array(id().transform((text) => text.toLowerCase()))
    .min(1)
    .max(maxBulkCampaigns)
    .refine((ids) => new Set(ids).size === ids.length, 'must name each campaign once');

const newBulkJob = z
  .strictObject({
    action: z.enum(bulkActions),
    campaignIds: bulkCampaignIds(),
    copyContacts: z.boolean().optional().meta({ description: 'For `clone`. Default: false.' }),
    unlessDialledAfter: timestampInput()
      .optional()
      .meta({
        description:
          'For `archive`: leave alone what was dialled after this. Give the time at which the list was looked at. ' +
          'Default: now.',
      }),
  })
  .meta({
    id: 'NewBulkJob',
    example: { action: 'archive', campaignIds: ['019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11'] },
  });

export function bulkJobRoutes({ db, temporal }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/bulk-jobs',
      operationId: 'createBulkJob',
      summary: `Archive or clone up to ${maxBulkCampaigns} campaigns`,
      description:
        'In the background, one campaign after the other; each is done wholly or not at all, and told of with its ' +
        'outcome.',
      tag,
      roles: ['owner', 'admin'],
      body: { schema: newBulkJob },
      responses: {
        202: { description: 'The job, which begins.', body: bulkJob, headers: { Location: 'Its address.' } },
      },
      errors: ['not_found'],
      async handle({ body, principal: { accountId, actor } }) {
        const { action, campaignIds, copyContacts = false, unlessDialledAfter = now() } = body;
        const options = action === 'clone' ? { copyContacts } : { unlessDialledAfter };
        const jobId = await createBulkJob(db.sql, { accountId, actor, action, campaignIds, options });
        if (jobId === null) throw noCampaign();
        temporal.deliverOutbox();
        const job = await readBulkJob(db.sql, accountId, jobId);
        if (!job) throw noJob();
        return { status: 202, headers: { Location: `/v1/bulk-jobs/${jobId}` }, body: present(job) };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/bulk-jobs',
      operationId: 'listBulkJobs',
      summary: 'List the bulk jobs',
      description: 'The newest come first.',
      tag,
      roles: readers,
      query: z.strictObject(pageQuery),
      responses: { 200: { description: 'A page of jobs.', body: pageOf('BulkJobPage', bulkJob) } },
      errors: ['invalid_cursor'],
      async handle({ query: { cursor, limit }, principal: { accountId } }) {
        const order = 'bulk-jobs';
        const before = decodeCursor(cursor, order, id());
        const rows = await listBulkJobs(db.sql, { accountId, before, limit: limit + 1 });
        const { items, nextCursor } = page(rows, limit, (last) => encodeCursor(order, last.id));
        return { status: 200, body: { items: items.map(present), nextCursor } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/bulk-jobs/{jobId}',
      operationId: 'getBulkJob',
      summary: 'Show a bulk job, campaign by campaign',
      tag,
      roles: readers,
      params: z.strictObject({ jobId: id() }),
      responses: { 200: { description: 'The job.', body: bulkJobDetails } },
      errors: ['not_found'],
      async handle({ params: { jobId }, principal: { accountId } }) {
        const job = await readBulkJob(db.sql, accountId, jobId);
        if (!job) throw noJob();
        return { status: 200, body: { ...present(job), items: job.items } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/bulk-jobs/{jobId}/resume',
      operationId: 'resumeBulkJob',
      summary: 'Try the failed campaigns of a bulk job again',
      description:
        'For when what they failed for has been put right. A job in which none failed is left as it is.',
      tag,
      roles: ['owner', 'admin'],
      params: z.strictObject({ jobId: id() }),
      responses: { 202: { description: 'The job, which goes on.', body: bulkJob } },
      errors: ['not_found'],
      async handle({ params: { jobId }, principal: { accountId, actor } }) {
        const resumed = await resumeBulkJob(db.sql, { accountId, jobId, actor });
        if (resumed) temporal.deliverOutbox();
        const job = await readBulkJob(db.sql, accountId, jobId);
        if (!job) throw noJob();
        return { status: 202, body: present(job) };
      },
    }),
  ];
}

const noJob = () => new LastcallError('not_found', { what: 'bulk job' });

const noOutcomes = Object.fromEntries(bulkOutcomes.map((name) => [name, 0])) as Record<
  (typeof bulkOutcomes)[number],
  number
>;

const present = ({ outcomes, ...job }: BulkJobView): z.input<typeof bulkJob> => ({
  id: job.id,
  action: job.action,
  createdAt: job.createdAt,
  createdBy: job.createdBy,
  total: job.total,
  done: job.done,
  finishedAt: job.finishedAt,
  outcomes: { ...noOutcomes, ...outcomes },
});
