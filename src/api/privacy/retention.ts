import { z } from 'zod';
import { previewRetention } from '../../db/erasures/expired-campaigns.ts';
import { longestRetentionDays } from '../../domain/erasures.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';

export function retentionRoutes({ db }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/retention-preview',
      operationId: 'previewRetention',
      summary: 'Show what a shorter time for archived data would delete',
      description:
        'What `retentionDays` of the account, set to so many days now, would have deleted in the next night. Changes nothing.',
      tag: 'Privacy',
      roles: ['owner', 'admin'],
      query: z.strictObject({
        retentionDays: z.coerce
          .number('must be a whole number')
          .int()
          .min(1)
          .max(longestRetentionDays)
          .meta({ example: 365 }),
      }),
      responses: {
        200: {
          description: 'What would be deleted.',
          body: z
            .object({
              campaigns: z.int(),
              contacts: z.int(),
              dials: z.int(),
              names: z.array(z.string()).meta({ description: 'Of five of the campaigns, the oldest first.' }),
              heldCampaigns: z
                .int()
                .meta({ description: 'Campaigns that are as old, and that a legal hold keeps.' }),
            })
            .meta({ id: 'RetentionPreview' }),
        },
      },
      async handle({ query: { retentionDays }, principal: { accountId } }) {
        return { status: 200, body: await previewRetention(db.sql, accountId, retentionDays) };
      },
    }),
  ];
}
