import type { Sql } from 'postgres';

const pageSize = 1_000;

/** Every sealed file that has a row, of all accounts: parts of every revision, and manifests of every version. */
export async function* recordedFiles(
  sql: Sql,
): AsyncGenerator<{ key: string; sha256: string }, void, undefined> {
  let after = '';
  for (;;) {
    const page: { key: string; sha256: string }[] = await sql`
      select store_key collate "C" as "key", sha256 from archive_parts where store_key collate "C" > ${after}
      union
      select store_key collate "C", sha256 from archives where store_key collate "C" > ${after}
      order by 1 limit ${pageSize}`;
    yield* page;
    if (page.length < pageSize) return;
    after = page.at(-1)?.key ?? after;
  }
}
