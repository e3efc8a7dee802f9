import { withoutGuard } from '../../src/csv/guard.ts';
import type { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import type { Sql } from 'postgres';
import type { ArchiveStore } from '../../src/archive-store/store.ts';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { uuidv7 } from '../../src/ids.ts';

/** A store that counts: every key that was written, and the largest chunk that it was handed. */
export function countingStore(store: ArchiveStore) {
  const counted = { written: [] as string[], chunks: 0, largestChunk: 0 };
  async function* count(content: AsyncIterable<Uint8Array>) {
    for await (const chunk of content) {
      counted.chunks += 1;
      counted.largestChunk = Math.max(counted.largestChunk, chunk.length);
      yield chunk;
    }
  }
  const counting: ArchiveStore = {
    ...store,
    async put(key, content) {
      const file = await store.put(key, count(content));
      counted.written.push(file.key);
      return file;
    },
  };
  return { store: counting, counted };
}

/** Text that has broken exports before. */
export const nastyTexts = [
  'plain',
  '',
  'comma, and "quotes"',
  'line\nbreak\r\nand\rreturn',
  '=HYPERLINK("http://x","y")',
  "'=already neutralised",
  "'",
  '+1+1',
  '-3',
  '@SUM(A1)',
  '\ttab',
  '＝全角',
  'emoji 🧑‍🚀🇺🇳',
  'שלום, עולם \u202e',
  'مرحبا "بالعالم"',
  '漢字かな交じり文',
  ' leading and trailing ',
  'null',
  '\u0001\u007f\ufeff',
];

/** Calls `call-000001` and so on, with texts that are hard to export; each tenth was never placed. */
export async function makeCalls(sql: Sql, campaignId: string, count: number): Promise<void> {
  await sql`
    insert into calls (campaign_id, id, caller_id, from_number, to_number, placed, started_at, ended_at,
      duration_seconds, outcome, disposition, answers, result_at)
    select ${campaignId}, 'call-' || lpad(n::text, 6, '0'), texts[1 + n % array_length(texts, 1)], '+15550000000',
      '+1555' || lpad(n::text, 7, '0'), n % 10 <> 0, timestamptz '2026-01-01 00:00:00.123Z' + n * interval '1 second',
      case when n % 3 = 0 then timestamptz '2026-01-02Z' end, case when n % 3 = 0 then n end,
      case when n % 3 = 0 then 'answered' end, texts[1 + n % array_length(texts, 1)],
      case when n % 2 = 0 then jsonb_build_object('zeta', texts[1 + n % array_length(texts, 1)], 'a', n, 'big', 12345678901234567890) end,
      case when n % 2 = 0 then timestamptz '2026-01-02Z' end
    from generate_series(1, ${count}::int) n, (select ${nastyTexts}::text[] as texts) t`;
}

export async function makeContacts(sql: Sql, campaignId: string, count: number): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, index) => {
    const text = nastyTexts[index % nastyTexts.length] ?? '';
    const names = { first_name: text, last_name: index % 2 ? text : null, email: null };
    return {
      id: uuidv7(),
      phone: `+1555${String(index).padStart(7, '0')}`,
      ...names,
      fields: { [`heading ${text}`]: text, a: 'b' },
    };
  });
  await sql`
    insert into contacts (campaign_id, id, phone, first_name, last_name, email, fields)
    select ${campaignId}, r.id, r.phone, r.first_name, r.last_name, r.email, r.fields
    from jsonb_to_recordset(${sql.json(rows)})
      as r(id uuid, phone text, first_name text, last_name text, email text, fields jsonb)`;
  return rows.map(({ id }) => id);
}

export async function archive(sql: Sql, campaignId: string): Promise<void> {
  const closed = await closeCampaign(sql, {
    campaignId,
    reason: 'person',
    actor: 'key:test',
    tellWorkflow: false,
  });
  if (closed.outcome !== 'closed') throw new Error(`not closed: ${closed.outcome}`);
}

export async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The cells as they were stored, by heading, with what keeps spreadsheets from running them taken away again. */
export function recordsOf(csv: Buffer): Record<string, string>[] {
  const rows: string[][] = parse(csv, { bom: false });
  const [header = [], ...records] = rows;
  return records.map((cells) =>
    Object.fromEntries(cells.map((cell, index) => [header[index] ?? '', withoutGuard(cell)])),
  );
}
