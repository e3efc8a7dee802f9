import { Readable } from 'node:stream';
import type { ISql, Sql } from 'postgres';
import { gunzipped } from '../archive-store/gunzipped.ts';
import { readFiles } from '../archive-store/read-files.ts';
import type { ArchiveStore } from '../archive-store/store.ts';
import { columns } from '../csv/columns.ts';
import { sealedRecords } from '../csv/sealed-records.ts';
import { type ContactView, listContacts, type ListedContacts } from '../db/contacts/list-contacts.ts';
import { readSealedParts, type SealedPart } from '../db/seals/read-manifest.ts';
import { dropSealedTables, sealedRows, sealedTable } from '../db/seals/sealed-source.ts';
import { inSnapshot } from '../db/snapshot.ts';

/**
 * The contacts of a campaign from its seal, as `listContacts` answers them from the tables: part after part goes through a
 * table of the transaction, from the one that holds what comes after `after` until there are enough.
 *
 * @throws ArchiveFileError, ArchiveStoreAwayError
 */
export async function listSealedContacts(
  { sql, store }: { sql: Sql; store: ArchiveStore },
  input: ListedContacts,
  signal: AbortSignal,
): Promise<ContactView[]> {
  const listing = async (connection: ISql, lost: AbortSignal) => {
    const stop = AbortSignal.any([signal, lost]);
    const parts = (await readSealedParts(connection, input.campaignId)).filter(
      ({ kind }) => kind === 'contacts',
    );
    const [first] = parts;
    if (!first) return [];
    const headings = await firstRecord(store, first);
    const found: ContactView[] = [];
    for (const part of parts) {
      const limit = input.limit - found.length;
      if (limit === 0) break;
      if (input.after !== null && part.lastKey !== null && part.lastKey <= input.after) continue;
      stop.throwIfAborted();
      found.push(...(await listPart(connection, store, { ...input, limit }, { part, headings }, stop)));
    }
    return found;
  };
  return inSnapshot(sql, listing, { temporaryTables: true });
}

async function listPart(
  sql: ISql,
  store: ArchiveStore,
  input: ListedContacts,
  { part, headings }: { part: SealedPart; headings: Buffer },
  stop: AbortSignal,
): Promise<ContactView[]> {
  const { campaignId, after, limit, phone, search, doNotCall } = input;
  const all = phone === undefined && search === undefined && doNotCall === undefined;
  async function* csv() {
    yield headings;
    let isHeadings = part.sequence === 1;
    let left = all ? limit : Infinity;
    for await (const record of sealedRecords(gunzipped(readFiles(store, [part])))) {
      // Each begins with its contact's id.
      const isMeant = !isHeadings && (after === null || record.toString('latin1', 0, after.length) > after);
      isHeadings = false;
      if (!isMeant) continue;
      yield record;
      left -= 1;
      if (left === 0) return;
    }
  }
  const of = { table: sealedTable('contacts', campaignId), names: columns.contacts, guard: part.guard };
  const { rows } = await sealedRows(sql, of, Readable.from(csv(), { objectMode: false }), stop);
  const found = await listContacts(sql, input, sql`(select *, contact_id as id from ${rows} r)`);
  await dropSealedTables(sql, campaignId, ['contacts']);
  return found;
}

async function firstRecord(store: ArchiveStore, part: SealedPart): Promise<Buffer> {
  for await (const record of sealedRecords(gunzipped(readFiles(store, [part])))) return record;
  throw new Error('A sealed file does not begin with its headings.');
}
