import type { ISql, Sql } from 'postgres';
import type { DoNotCallSource } from '../../domain/do-not-call.ts';
import { uuidv7 } from '../../ids.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { type DoNotCallEntry, readEntry } from './list-entries.ts';

interface NewEntry {
  accountId: string;
  /** E.164. */
  phone: string;
  source: DoNotCallSource;
  reason: string | null;
  actor: string;
  /** The call by which somebody opted out. */
  call?: { campaignId: string; callId: string };
}

/** Puts a number on an account's list. One that is on it stays as it is. */
export async function addToDoNotCall(
  sql: Sql,
  input: NewEntry,
): Promise<{ added: boolean; entry: DoNotCallEntry }> {
  return sql.begin((tx) => addWithin(tx, input));
}

/** The same as a part of the caller's own transaction. */
export async function addWithin(
  tx: ISql,
  { accountId, phone, source, reason, actor, call }: NewEntry,
): Promise<{ added: boolean; entry: DoNotCallEntry }> {
  const [added] = await tx<{ id: string }[]>`
    insert into do_not_call (account_id, phone, id, source, reason, added_by, campaign_id, call_id)
    values (${accountId}, ${phone}, ${uuidv7()}, ${source}, ${reason}, ${actor}, ${call?.campaignId ?? null},
      ${call?.callId ?? null})
    -- Changes nothing, and holds the row: nobody takes it off before it is read.
    on conflict (account_id, phone) do update set phone = excluded.phone where false
    returning id`;
  if (added) {
    const of = call ? { campaignId: call.campaignId } : {};
    const details = { entryId: added.id, source };
    await writeAudit(tx, { accountId, ...of, actor, action: 'do_not_call.added', details });
  }
  const entry = await readEntry(tx, accountId, phone);
  if (!entry) throw new Error('add to do-not-call: the number is on the list, whoever put it there');
  return { added: added !== undefined, entry };
}

/** Takes an entry off the list. Answers whether there was one. */
export async function removeFromDoNotCall(
  sql: Sql,
  { accountId, entryId, actor }: { accountId: string; entryId: string; actor: string },
): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [removed] = await tx<{ source: DoNotCallSource }[]>`
      delete from do_not_call where account_id = ${accountId} and id = ${entryId} returning source`;
    if (!removed) return false;
    const details = { entryId, source: removed.source };
    await writeAudit(tx, { accountId, actor, action: 'do_not_call.removed', details });
    return true;
  });
}

/** A number of a file. */
export interface ListedNumber {
  phone: string;
  reason: string | null;
}

/** Numbers of one commit: what is recorded of a call to one of them waits for it, and other calls with it. */
const pieceSize = 2_000;

/**
 * Puts the numbers of a file on the list, or none when `batches` throws. They are put aside while the file comes in, and
 * then added in pieces that are committed one by one, so that recording calls never waits for the file. After a crash in
 * between, the file is sent again.
 */
export async function importDoNotCall(
  sql: Sql,
  input: { accountId: string; actor: string; batches: AsyncIterable<readonly ListedNumber[]> },
): Promise<{ imported: number; known: number }> {
  const { accountId, actor, batches } = input;
  return sql.begin(async (aside) => {
    await aside`
      create temp table do_not_call_import (phone text primary key, reason text) on commit drop`;
    for await (const batch of batches) await putAside(aside, batch);
    const counted = { imported: 0, known: 0 };
    for (let after = ''; ;) {
      const numbers = await nextPiece(aside, after);
      const last = numbers.length < pieceSize;
      await sql.begin(async (tx) => {
        const imported = await addPiece(tx, { accountId, actor, numbers });
        counted.imported += imported;
        counted.known += numbers.length - imported;
        if (last)
          await writeAudit(tx, { accountId, actor, action: 'do_not_call.imported', details: counted });
      });
      if (last) return counted;
      after = numbers.at(-1)?.phone ?? after;
    }
  });
}

const nextPiece = (aside: ISql, after: string): Promise<ListedNumber[]> => aside<ListedNumber[]>`
  select phone, reason from do_not_call_import where phone > ${after} order by phone limit ${pieceSize}`;

async function addPiece(
  tx: ISql,
  input: { accountId: string; actor: string; numbers: readonly ListedNumber[] },
): Promise<number> {
  const { accountId, actor, numbers } = input;
  const { count } = await tx`
    insert into do_not_call (account_id, phone, id, source, reason, added_by)
    -- In one order, as all that adds to the list.
    select ${accountId}, phone, uuidv7(), 'import', reason, ${actor}
    from jsonb_to_recordset(${tx.json(numbers as never)}) as r(phone text, reason text) order by phone
    on conflict do nothing`;
  return count;
}

async function putAside(sql: ISql, batch: readonly ListedNumber[]): Promise<void> {
  await sql`
    insert into do_not_call_import
    select * from jsonb_to_recordset(${sql.json(batch as never)}) as r(phone text, reason text)
    on conflict do nothing`;
}
