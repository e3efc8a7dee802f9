import { gunzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import type { Client } from '@temporalio/client';
import type { Sql } from 'postgres';
import type { ArchiveStore } from '../../src/archive-store/store.ts';

/** The tables whose rows hold a text, in whatever column; and the planner's statistics of them. */
export async function tablesWith(sql: Sql, pattern: string): Promise<string[]> {
  const tables = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const [row] = await sql<{ found: boolean }[]>`
      select exists (select from ${sql(name)} t where t::text ~ ${pattern}) as found`;
    if (row?.found) found.push(name);
  }
  const statistics = await sql<{ name: string }[]>`
    select distinct 'statistics of ' || tablename as name from pg_stats s
    where schemaname = 'public' and s::text ~ ${pattern} order by 1`;
  return [...found, ...statistics.map(({ name }) => name)];
}

/** The files whose content, unpacked, holds a text. */
export async function filesWith(store: ArchiveStore, pattern: RegExp): Promise<string[]> {
  const found: string[] = [];
  for await (const { key } of store.list('')) {
    const bytes = await buffer(await store.open(key));
    const text = (key.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
    if (pattern.test(text) || pattern.test(key)) found.push(key);
  }
  return found;
}

/** All that Temporal holds of every workflow of a task queue, by its id, with what its payloads say in the clear. */
export async function heldByTemporal(client: Client, taskQueue: string): Promise<Map<string, string>> {
  const held = new Map<string, string>();
  for await (const { workflowId, runId } of client.workflow.list({ query: `TaskQueue = '${taskQueue}'` })) {
    const handle = client.workflow.getHandle(workflowId, runId);
    const [description, history] = await Promise.all([handle.describe(), handle.fetchHistory()]);
    const text = JSON.stringify([description.raw, history], (_, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString() : value,
    );
    held.set(workflowId, (held.get(workflowId) ?? '') + text);
  }
  return held;
}
