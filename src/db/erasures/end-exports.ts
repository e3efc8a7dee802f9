import type { Sql } from 'postgres';

/**
 * Ends every export of all of an account, made or under way: whom it holds is not known before its files are read, and it
 * can be made again.
 *
 * @returns those whose files are to go now
 */
export async function endAccountExports(
  sql: Sql,
  { accountId, pattern }: { accountId: string; pattern: string },
): Promise<string[]> {
  await sql`
    update account_export_parts p set call_id = regexp_replace(p.call_id, ${pattern}, '[erased]', 'g')
    from account_exports e where e.id = p.export_id and e.account_id = ${accountId} and p.call_id ~ ${pattern}`;
  await sql`
    update account_exports set questions = array(
      select regexp_replace(q, ${pattern}, '[erased]', 'g') from unnest(questions) with ordinality as u (q, place) order by place)
    where account_id = ${accountId} and array_to_string(questions, ' ') ~ ${pattern}`;
  const ended = await sql<{ id: string }[]>`
    update account_exports set
      status = case when status in ('waiting', 'running') then 'cancelled' else status end,
      finished_at = coalesce(finished_at, now()), expires_at = case when status = 'ready' then now() else expires_at end
    where account_id = ${accountId} and status <> 'expired'
    returning id`;
  return ended.map(({ id }) => id);
}
