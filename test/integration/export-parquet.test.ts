import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, onTestFinished } from 'vitest';
import { openExport } from '../../src/export/open-export.ts';
import type { ExportKind } from '../../src/domain/exports.ts';
import { archive, bytesOf, makeCalls, makeContacts } from '../support/archive.ts';
import { bed, test } from '../support/archive-bed.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

/** What another program reads of an export's Parquet file. */
async function readByDuckDb(kind: ExportKind, query: string, columns?: readonly string[]) {
  const { campaignId } = bed;
  const opened = await openExport(bed, { campaignId, kind, form: 'parquet', columns, acceptsGzip: true });
  expect(opened).toMatchObject({ contentType: 'application/vnd.apache.parquet', acceptsRanges: false });
  expect(opened.contentEncoding).toBeUndefined();
  const path = join(makeTempFolder(), 'export.parquet');
  await writeFile(path, await bytesOf(opened.stream));
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  await connection.run("set timezone = 'UTC'");
  const result = await connection.runAndReadAll(query.replaceAll('$file', `'${path}'`));
  return result.getRowObjectsJson();
}

test.each(['live', 'sealed'])(
  'DuckDB counts and reads the same calls, %s, over several row groups',
  async (source) => {
    await makeCalls(bed.sql, bed.campaignId, 120_000);
    if (source === 'sealed') {
      await archive(bed.sql, bed.campaignId);
      await bed.seal();
    }
    const [counted] = await readByDuckDb(
      'calls',
      `select count(*)::int as rows, count(duration_seconds)::int as durations, sum(duration_seconds)::bigint as sum,
      count(distinct disposition)::int as dispositions, min(started_at)::varchar as first, max(started_at)::varchar as last,
      count(*) filter (where placed)::int as placed, count(*) filter (where disposition = '')::int as empty
    from $file`,
    );
    const [stored] = await bed.sql`
    select count(*)::int as rows, count(duration_seconds)::int as durations, sum(duration_seconds)::text as sum,
      count(distinct disposition)::int as dispositions, count(*) filter (where placed)::int as placed,
      count(*) filter (where disposition = '')::int as empty
    from calls where campaign_id = ${bed.campaignId}`;
    expect(counted).toEqual({
      ...stored,
      first: '2026-01-01 00:00:01.123+00',
      last: '2026-01-02 09:20:00.123+00',
    });
    const [groups] = await readByDuckDb(
      'calls',
      'select count(distinct row_group_id)::int as groups from parquet_metadata($file)',
    );
    expect(groups).toEqual({ groups: 3 });
  },
);

test('DuckDB reads every text as it was stored, and only the columns that were chosen', async () => {
  await makeContacts(bed.sql, bed.campaignId, 60);
  const rows = await readByDuckDb('contacts', 'select * from $file', [
    'phone',
    'last_name',
    'first_name',
    'fields',
  ]);
  const stored = await bed.sql`
    select phone, last_name, first_name, fields::text from contacts where campaign_id = ${bed.campaignId} order by id`;
  expect(rows).toEqual([...stored]);
});

test('a campaign without rows is a file without rows', async () => {
  expect(await readByDuckDb('results', 'select count(*)::int as rows from $file')).toEqual([{ rows: 0 }]);
});
