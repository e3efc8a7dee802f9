import type { Sql } from 'postgres';
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
  const id = uuidv7();
  await sql.begin(async (tx) => {
    await tx`
      insert into campaigns (id, account_id, demo, name, starts_at, ends_at, event_at, created_by)
      select ${id}, a.id, a.demo, ${campaign.name}, ${campaign.startsAt}, ${campaign.endsAt},
        ${campaign.eventAt ?? null}, ${campaign.actor}
      from accounts a where a.id = ${campaign.accountId}`;
    await writeAudit(tx, {
      accountId: campaign.accountId,
      campaignId: id,
      actor: campaign.actor,
      action: 'campaign.created',
    });
  });
  return id;
}
