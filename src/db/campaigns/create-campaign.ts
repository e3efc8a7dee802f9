import type { ISql, Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import { writeAudit } from '../audit/write-audit.ts';

export interface NewCampaign {
  accountId: string;
  name: string;
  startsAt: Date | null;
  endsAt: Date | null;
  eventAt?: Date | null;
  /** Who creates it, for the audit log. */
  actor: string;
}

/** Creates a draft and answers its id. */
export async function createCampaign(sql: Sql, campaign: NewCampaign): Promise<string> {
  const { accountId, actor } = campaign;
  return sql.begin(async (tx) => {
    const campaignId = await createWithin(tx, campaign);
    await writeAudit(tx, { accountId, campaignId, actor, action: 'campaign.created' });
    return campaignId;
  });
}

/** The draft's row alone, as a part of the caller's own transaction, which says in the audit log where it comes from. */
export async function createWithin(tx: ISql, campaign: NewCampaign): Promise<string> {
  const id = uuidv7();
  await tx`
    insert into campaigns (id, account_id, demo, name, starts_at, ends_at, event_at, created_by)
    select ${id}, a.id, a.demo, ${campaign.name}, ${campaign.startsAt}, ${campaign.endsAt},
      ${campaign.eventAt ?? null}, ${campaign.actor}
    from accounts a where a.id = ${campaign.accountId}`;
  return id;
}
