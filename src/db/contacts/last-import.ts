import type { ISql } from 'postgres';

/** What is kept of an import: its report, and the rows it refused as CSV. */
export interface KeptImport {
  report: object;
  refusedRows: string;
}

/** Keeps what is to be known of an import into a campaign, in its transaction, in place of the one before. */
export async function keepImport(
  sql: ISql,
  campaignId: string,
  { report, refusedRows }: KeptImport,
): Promise<void> {
  await sql`
    insert into contact_imports (campaign_id, report, refused_rows)
    values (${campaignId}, ${sql.json(report as never)}, ${refusedRows})
    on conflict (campaign_id) do update
      set report = excluded.report, refused_rows = excluded.refused_rows, imported_at = now()`;
}

/** The report of a campaign's newest import; null: there was none, or the campaign is archived. */
export async function readLastImport(
  sql: ISql,
  campaignId: string,
): Promise<{ importedAt: Date; report: object } | null> {
  const [row] = await sql<{ importedAt: Date; report: object }[]>`
    select imported_at as "importedAt", report from contact_imports where campaign_id = ${campaignId}`;
  return row ?? null;
}

/** The rows that it refused, as CSV. */
export async function readRefusedRows(sql: ISql, campaignId: string): Promise<string | null> {
  const [row] = await sql<{ refusedRows: string }[]>`
    select refused_rows as "refusedRows" from contact_imports where campaign_id = ${campaignId}`;
  return row?.refusedRows ?? null;
}
