import type { ISql, Sql } from 'postgres';
import { withoutNumber } from '../../domain/without-number.ts';
import { eraseAuditTexts } from '../audit/erase-texts.ts';
import { readsFromSeal } from '../seals/campaign-source.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';
import { unheldCampaign } from './unheld-campaign.ts';

interface Input {
  erasureId: string;
  accountId: string;
  campaignId: string;
  /** E.164. */
  phone: string;
  /** See `numberPattern`. */
  pattern: string;
}

/**
 * Takes a person out of a campaign's live data: contacts with the number, calls with it or with such a contact together
 * with their events, and the number out of every other text. Counts of dials stay: they tell of nobody.
 *
 * @returns the ids of those contacts, as far as they were there; null when a legal hold protects the campaign, and nothing was
 *   changed
 */
export async function eraseLive(sql: Sql, input: Input): Promise<string[] | null> {
  const found = await withLongStatements(wholeCampaignMs, () => find(sql, input));
  return sql.begin(async (tx) => {
    if (!(await unheldCampaign(tx, input))) return null;
    return remove(tx, input, found);
  });
}

/** Looked for before the campaign's row is held: reading all of it must not keep its calls waiting. */
async function find(sql: ISql, { campaignId, phone, pattern }: Input) {
  const contacts = await sql<{ id: string }[]>`
    select id from contacts where campaign_id = ${campaignId} and phone = ${phone}`;
  const contactIds = contacts.map(({ id }) => id);
  const calls = await sql<{ id: string }[]>`
    select id from calls where campaign_id = ${campaignId}
      and (to_number = ${phone} or from_number = ${phone} or contact_id = any(${contactIds}::uuid[]) or id ~ ${pattern})`;
  const otherContacts = await sql<{ id: string }[]>`
    select id from contacts where campaign_id = ${campaignId} and phone <> ${phone}
      and concat_ws(' ', first_name, last_name, email, external_id, fields::text) ~ ${pattern}`;
  const otherCalls = await sql<{ id: string }[]>`
    select id from calls where campaign_id = ${campaignId}
      and concat_ws(' ', caller_id, from_number, to_number, disposition, answers::text, answered_at_ms::text) ~ ${pattern}`;
  return {
    contactIds,
    callIds: calls.map(({ id }) => id),
    otherContactIds: otherContacts.map(({ id }) => id),
    otherCallIds: otherCalls.map(({ id }) => id),
  };
}

async function remove(
  tx: ISql,
  { erasureId, campaignId, phone, pattern }: Input,
  found: Awaited<ReturnType<typeof find>>,
): Promise<string[]> {
  const gone = await tx<{ id: string; dialled: boolean }[]>`
    delete from contacts where campaign_id = ${campaignId} and phone = ${phone}
    returning id, dialled_at is not null as dialled`;
  const contactIds = [...new Set([...found.contactIds, ...gone.map(({ id }) => id)])];
  const calls = await tx<{ id: string }[]>`
    delete from calls where campaign_id = ${campaignId}
      and (id = any(${found.callIds}) or contact_id = any(${contactIds}::uuid[]))
    returning id`;
  const callIds = [...new Set([...found.callIds, ...calls.map(({ id }) => id)])];
  await tx`
    delete from call_events where campaign_id = ${campaignId} and (call_id = any(${callIds}) or id ~ ${pattern})`;
  await tx`
    update campaigns set contact_count = contact_count - ${gone.length},
      dialled_contact_count = dialled_contact_count - ${gone.filter(({ dialled }) => dialled).length}
    where id = ${campaignId} and ${gone.length} > 0 and clearing_at is null`;
  await redact(tx, 'contacts', ['first_name', 'last_name', 'email', 'external_id', 'fields'], {
    campaignId,
    pattern,
    ids: found.otherContactIds,
  });
  await redact(
    tx,
    'calls',
    ['caller_id', 'from_number', 'to_number', 'disposition', 'answers', 'answered_at_ms'],
    { campaignId, pattern, ids: found.otherCallIds },
  );
  await tx`
    delete from inbound_calls where campaign_id = ${campaignId} and (phone = ${phone} or call_id ~ ${pattern})`;
  // A dialer may name its callers as it likes. Who is still there is noted again.
  await tx`delete from caller_presence where campaign_id = ${campaignId} and caller_id ~ ${pattern}`;
  await tx`
    with told as (
      delete from disposition_tally where campaign_id = ${campaignId} and disposition ~ ${pattern}
      returning regexp_replace(disposition, ${pattern}, '[erased]', 'g') as disposition, calls
    )
    insert into disposition_tally as t (campaign_id, disposition, calls)
    select ${campaignId}, disposition, sum(calls) from told group by disposition
    on conflict (campaign_id, disposition) do update set calls = t.calls + excluded.calls`;
  await tx`
    update archive_parts set after_key = regexp_replace(after_key, ${pattern}, '0', 'g'),
      last_key = regexp_replace(last_key, ${pattern}, '0', 'g')
    where campaign_id = ${campaignId} and concat_ws(' ', after_key, last_key) ~ ${pattern}`;
  const [last] = await tx<{ report: unknown; refused: string }[]>`
    select report, refused_rows as refused from contact_imports
    where campaign_id = ${campaignId} and concat(report::text, refused_rows) ~ ${pattern}`;
  if (last) {
    const rest = withoutNumber(last, new RegExp(pattern, 'g'));
    await tx`
      update contact_imports set report = ${tx.json(rest.report as never)}, refused_rows = ${rest.refused}
      where campaign_id = ${campaignId}`;
  }
  // In the same transaction: what a cut-off attempt has taken out is not found again. Where rows have begun to leave, the seal
  // is what counts.
  if (!(await readsFromSeal(tx, campaignId))) {
    await tx`
      update erasures set contacts = contacts + ${gone.length}, calls = calls + ${calls.length} where id = ${erasureId}`;
  }
  return contactIds;
}

async function redact(
  tx: ISql,
  table: 'contacts' | 'calls',
  columns: readonly string[],
  { campaignId, pattern, ids }: { campaignId: string; pattern: string; ids: readonly string[] },
): Promise<void> {
  const expression = new RegExp(pattern, 'g');
  const rows = await tx<Record<string, unknown>[]>`
    select id, ${tx([...columns])} from ${tx(table)}
    where campaign_id = ${campaignId} and id::text = any(${[...ids]}) for no key update`;
  for (const { id, ...row } of rows) {
    const rest = withoutNumber(row, expression);
    for (const [name, value] of Object.entries(rest)) {
      const isJson = typeof value === 'object' && value !== null;
      if (JSON.stringify(value) === JSON.stringify(row[name])) continue;
      await tx`
        update ${tx(table)} set ${tx(name)} = ${isJson ? tx.json(value as never) : (value as string | null)}
        where campaign_id = ${campaignId} and id::text = ${String(id)}`;
    }
  }
}

/** Takes the number out of what an account has beside its campaigns. */
export async function eraseFromAccount(
  sql: Sql,
  { accountId, phone, pattern }: Pick<Input, 'accountId' | 'phone' | 'pattern'>,
): Promise<void> {
  await sql`delete from do_not_call where account_id = ${accountId} and phone = ${phone}`;
  await sql`
    update do_not_call set reason = regexp_replace(reason, ${pattern}, '[erased]', 'g'),
      call_id = regexp_replace(call_id, ${pattern}, '[erased]', 'g'),
      caller_id = regexp_replace(caller_id, ${pattern}, '[erased]', 'g')
    where account_id = ${accountId} and concat_ws(' ', reason, call_id, caller_id) ~ ${pattern}`;
  // Of a file without headings its first row was taken for them.
  await sql`delete from column_choices where account_id = ${accountId} and choices::text ~ ${pattern}`;
  await eraseAuditTexts(sql, { accountId, pattern });
}
