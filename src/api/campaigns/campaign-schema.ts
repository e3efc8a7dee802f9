import { z, type ZodType } from 'zod';
import { campaignWorkflowId } from '../../../workflows/contract.ts';
import type { SharedContacts } from '../../db/campaigns/advice.ts';
import type { CampaignView } from '../../db/campaigns/campaign-fields.ts';
import { type AdviceReason, adviceReasons } from '../../domain/advice.ts';
import { archiveReasons, archiveStages, campaignStatuses } from '../../domain/campaign.ts';
import { shortId } from '../../domain/short-id.ts';
import { etag, id, nameInput, timestamp } from '../http/schemas.ts';
import { exemptionSchema } from './exemption-schema.ts';

export const campaignName = () => nameInput(200);

const adviceSchema = z
  .object({
    reason: z.enum(adviceReasons),
    at: timestamp().nullable().meta({ description: 'The end or the event that has passed.' }),
    shared: z
      .object({
        campaignId: id(),
        name: z.string(),
        contacts: z.int().meta({ description: 'How many contacts the newer campaign has too.' }),
        percent: z.int().meta({ description: 'Of this campaign’s contacts.' }),
      })
      .nullable()
      .meta({ description: 'The newer active campaign that has most of the same contacts.' }),
  })
  .meta({ id: 'Advice' });

/** Members of the view that a campaign's answer has elsewhere, or in another form. */
type Reshaped = keyof Pick<
  CampaignView,
  | 'advice'
  | 'sharedContacts'
  | 'stage'
  | 'archivedAt'
  | 'archiveReason'
  | 'archivedBy'
  | 'archivedByName'
  | 'sealedAt'
  | 'completedAt'
  | 'dataDeletedAt'
>;

/** The members that are answered as they are. */
const plain = {
  id: id(),
  etag: etag(),
  name: z.string(),
  status: z.enum(campaignStatuses),
  startsAt: timestamp().nullable(),
  endsAt: timestamp().nullable(),
  eventAt: timestamp().nullable().meta({
    description: 'When what the campaign calls for takes place, such as an election.',
  }),
  createdAt: timestamp(),
  createdBy: z.string().meta({ description: 'As in the audit log.', example: 'key:019abf4e-…' }),
  clonedFrom: id().nullable(),
  launchedAt: timestamp().nullable(),
  lastDialAt: timestamp().nullable().meta({ description: 'The newest dial that was really placed.' }),
  deadline: timestamp().nullable().meta({
    description:
      'When the campaign archives itself unless somebody dials. Null unless it is active, and while it is exempt.',
  }),
  noticeAt: timestamp().nullable().meta({
    description: 'When people are told of the deadline. Null where there is none, and once they were told.',
  }),
  archivesSoon: z.boolean().meta({ description: 'The deadline is within the account’s notice time.' }),
  exemption: exemptionSchema.nullable().meta({
    description: 'What keeps it from archiving itself: its own exemption, else that of its account.',
  }),
  keepsLeft: z.int().meta({ description: 'How often it may still be kept without a dial.' }),
  callersOnline: z.int().meta({ description: 'Callers who were heard of within the last minute.' }),
  counts: z
    .object({
      contacts: z.int(),
      dialledContacts: z.int(),
      remaining: z.int().meta({
        description:
          'Contacts that were not dialled yet, with those on the do-not-call list, whom callers are not given.',
      }),
      callEvents: z.int(),
      dials: z.int().meta({ description: 'Calls that were really placed.' }),
      numbers: z.int(),
      releasedNumbers: z.int(),
      stuckNumbers: z.int().meta({ description: 'Numbers whose release waits for a person; see the inbox.' }),
    } satisfies Record<keyof CampaignView['counts'], ZodType<number>>)
    // Generators of clients would name it after its place, which is the name of another schema.
    .meta({ id: 'CampaignTally' }),
  clockShiftMs: z.int().meta({
    description: 'How far a demo campaign’s clock is ahead of the world’s, in ms; 0 for all others.',
  }),
} satisfies { [K in Exclude<keyof CampaignView, Reshaped>]: ZodType<CampaignView[K]> };

export const campaignSchema = z
  .object({
    ...plain,
    shortId: z.string().meta({
      description: 'What the Temporal UI shows too; the last 8 digits of the id.',
      example: '1f3a-9c07',
    }),
    advice: z
      .array(adviceSchema)
      .meta({ description: 'Why it may be ready to be archived. Empty unless it is active.' }),
    archive: z
      .object({
        archivedAt: timestamp(),
        reason: z.enum(archiveReasons),
        archivedBy: z.string(),
        archivedByName: z.string().nullable().meta({ description: 'Of the person or the key.' }),
        stage: z.enum(archiveStages),
        sealedAt: timestamp().nullable(),
        completedAt: timestamp().nullable().meta({ description: 'When every number was proved gone.' }),
        dataDeletedAt: timestamp().nullable().meta({
          description:
            'When its calls, contacts and sealed files were deleted, because the account’s time was over.',
        }),
      })
      .nullable()
      .meta({ description: 'Null until the campaign is archived.' }),
    workflowId: z.string().nullable().meta({ description: 'In Temporal, for operators. Null for a draft.' }),
    workflowUrl: z.string().nullable().meta({
      description:
        'The workflow’s page in the Temporal UI, for operators; null where its address is not known.',
    }),
  })
  .meta({ id: 'Campaign' });

/** @param workflowUrl of a workflow's page in the Temporal UI */
export function presentCampaign(
  view: CampaignView,
  workflowUrl: (workflowId: string) => string | null,
): z.input<typeof campaignSchema> {
  const {
    advice,
    sharedContacts,
    stage,
    archivedAt,
    archiveReason,
    archivedBy,
    archivedByName,
    sealedAt,
    completedAt,
    dataDeletedAt,
    ...asItIs
  } = view;
  const workflowId = view.status === 'draft' ? null : campaignWorkflowId(view.id);
  return {
    ...asItIs,
    shortId: shortId(view.id),
    advice: presentAdvice(advice, sharedContacts, asItIs),
    archive:
      archivedAt && archiveReason && archivedBy && stage
        ? {
            archivedAt,
            reason: archiveReason,
            archivedBy,
            archivedByName,
            stage,
            sealedAt,
            completedAt,
            dataDeletedAt,
          }
        : null,
    workflowId,
    workflowUrl: workflowId === null ? null : workflowUrl(workflowId),
  };
}

function presentAdvice(
  advice: readonly AdviceReason[],
  shared: SharedContacts | null,
  { endsAt, eventAt, counts }: Pick<CampaignView, 'endsAt' | 'eventAt' | 'counts'>,
) {
  const times: Partial<Record<AdviceReason, Date | null>> = { past_end: endsAt, event_passed: eventAt };
  const own = advice.map((reason) => ({ reason, at: times[reason] ?? null, shared: null }));
  if (!shared) return own;
  const percent = Math.round((shared.contacts / counts.contacts) * 100);
  return [...own, { reason: 'shared_contacts' as const, at: null, shared: { ...shared, percent } }];
}
