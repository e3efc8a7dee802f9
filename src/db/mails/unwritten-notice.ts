import type { Sql } from 'postgres';

/** Whether a notice or a reminder of the campaign was given whose mails no worker has written yet. */
export async function hasUnwrittenNotice(sql: Sql, campaignId: string): Promise<boolean> {
  const [row] = await sql<{ unwritten: boolean }[]>`
    select exists (
      select from mails
      where campaign_id = ${campaignId} and kind in ('archive_notice', 'archive_reminder') and state = 'waiting' and subject is null) as "unwritten"`;
  return row?.unwritten ?? false;
}
