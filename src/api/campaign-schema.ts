import { z } from 'zod';
import { campaignWorkflowId } from '../../workflows/contract.ts';
import type { CampaignView } from '../db/read-campaign.ts';
import { archiveReasons, archiveStages, campaignStatuses } from '../domain/campaign.ts';
import { id, timestamp } from './schemas.ts';

export const campaignName = () => z.string().trim().min(1).max(200);

export const campaignSchema = z
  .object({
    id: id(),
    name: z.string(),
    status: z.enum(campaignStatuses),
    startsAt: timestamp().nullable(),
    endsAt: timestamp().nullable(),
    createdAt: timestamp(),
    createdBy: z.string().meta({ description: 'As in the audit log.', example: 'key:019abf4e-…' }),
    clonedFrom: id().nullable(),
    launchedAt: timestamp().nullable(),
    lastDialAt: timestamp().nullable().meta({ description: 'The newest dial that was really placed.' }),
    deadline: timestamp().nullable().meta({
      description: 'When the campaign archives itself unless somebody dials. Null unless it is active.',
    }),
    archivesSoon: z.boolean().meta({ description: 'The deadline is within the account’s notice time.' }),
    counts: z.object({
      contacts: z.int(),
      dialledContacts: z.int(),
      remaining: z.int().meta({ description: 'Contacts that were not dialled yet.' }),
      callEvents: z.int(),
      dials: z.int().meta({ description: 'Calls that were really placed.' }),
      numbers: z.int(),
      releasedNumbers: z.int(),
    }),
    archive: z
      .object({
        archivedAt: timestamp(),
        reason: z.enum(archiveReasons),
        archivedBy: z.string(),
        stage: z.enum(archiveStages),
        sealedAt: timestamp().nullable(),
        completedAt: timestamp().nullable().meta({ description: 'When every number was proved gone.' }),
      })
      .nullable()
      .meta({ description: 'Null until the campaign is archived.' }),
    workflowId: z.string().nullable().meta({ description: 'In Temporal, for operators. Null for a draft.' }),
    clockShiftMs: z.int().meta({
      description: 'How far a demo campaign’s clock is ahead of the world’s, in ms; 0 for all others.',
    }),
  })
  .meta({ id: 'Campaign' });

export function presentCampaign(view: CampaignView): z.input<typeof campaignSchema> {
  const { archivedAt, archiveReason, archivedBy, stage, sealedAt, completedAt } = view;
  return {
    id: view.id,
    name: view.name,
    status: view.status,
    startsAt: view.startsAt,
    endsAt: view.endsAt,
    createdAt: view.createdAt,
    createdBy: view.createdBy,
    clonedFrom: view.clonedFrom,
    launchedAt: view.launchedAt,
    lastDialAt: view.lastDialAt,
    deadline: view.deadline,
    archivesSoon: view.archivesSoon,
    counts: {
      contacts: view.contactCount,
      dialledContacts: view.dialledContactCount,
      remaining: view.contactCount - view.dialledContactCount,
      callEvents: view.eventCount,
      dials: view.dialCount,
      numbers: view.numberCount,
      releasedNumbers: view.releasedNumberCount,
    },
    archive:
      archivedAt && archiveReason && archivedBy && stage
        ? { archivedAt, reason: archiveReason, archivedBy, stage, sealedAt, completedAt }
        : null,
    workflowId: view.status === 'draft' ? null : campaignWorkflowId(view.id),
    clockShiftMs: view.clockShiftMs,
  };
}
