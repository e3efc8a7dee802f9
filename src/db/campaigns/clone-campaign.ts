import type { ISql, Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { onDoNotCallList } from '../do-not-call/on-list.ts';
import { campaignSource, holdRows, type LoadSealed } from '../seals/campaign-source.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';
import { copyContacts } from './copy-contacts.ts';

interface CloneCampaignInput {
  accountId: string;
  campaignId: string;
  /** Left out: the original's with "(copy)" behind it. */
  name?: string | undefined;
  copyContacts: boolean;
  actor: string;
}

/**
 * Makes a new draft after a campaign in any status, of contacts those that are not on the do-not-call list. A start, end or
 * event that is still to come is taken over; numbers, calls and what was dialled are not. Answers the new campaign's id, or null when the account has no such campaign.
 */
export async function cloneCampaign(
  sql: Sql,
  input: CloneCampaignInput,
  loadSealed: LoadSealed,
): Promise<string | null> {
  return withLongStatements(wholeCampaignMs, () => sql.begin((tx) => cloneWithin(tx, input, loadSealed)));
}

/** The clone as a part of the caller's own transaction. */
export async function cloneWithin(
  tx: ISql,
  input: CloneCampaignInput,
  loadSealed: LoadSealed,
): Promise<string | null> {
  const { accountId, campaignId, actor } = input;
  const id = uuidv7();
  const [clone] = await tx`
      insert into campaigns (id, account_id, demo, name, starts_at, ends_at, event_at, cloned_from, created_by)
      select ${id}, c.account_id, c.demo, coalesce(${input.name ?? null}::text, left(c.name, ${maxCopiedName}) || ' (copy)'),
        case when c.starts_at > now() then c.starts_at end,
        case when c.ends_at > now() then c.ends_at end, case when c.event_at > now() then c.event_at end, c.id, ${actor}
      from campaigns c where c.id = ${campaignId} and c.account_id = ${accountId}
      returning id`;
  if (!clone) return null;
  if (input.copyContacts) {
    await holdRows(tx, [campaignId]);
    const source = await campaignSource(tx, campaignId, ['contacts'], loadSealed);
    await copyContacts(
      tx,
      id,
      tx`
        select * from ${source('contacts')} k where not ${onDoNotCallList(tx, accountId, tx`k.phone`)}
        order by contact_id`,
    );
  }
  await writeAudit(tx, {
    accountId,
    campaignId: id,
    actor,
    action: 'campaign.cloned',
    details: { from: campaignId, copyContacts: input.copyContacts },
  });
  return id;
}

/** So that the copy's name fits where the original's did. */
const maxCopiedName = 190;
