import type { ISql, Sql } from 'postgres';
import { entryColumns } from './chain-entries.ts';
import { beforeFirst, type ChainedEntry, commitmentTo, erasedText, linkOf, textsOf } from './link-of.ts';

const page = 2_000;
/** Clocks that are set, and long transactions, put entries out of order; not by so much. */
const outOfOrderMs = 60 * 60_000;

/** What can be wrong with a chain. */
export type ChainProblem =
  /** An entry is not what was chained, was put there later, or stands elsewhere. */
  | 'changed'
  /** A text is not what was chained. */
  | 'text_changed'
  /** There is no entry at a place before the end. */
  | 'missing'
  /** It claims to be much older than the entry before it. */
  | 'back_dated'
  /** The chain ends before, or after, the head that the database keeps. */
  | 'other_end'
  /** The chain ends before the head that was kept elsewhere. */
  | 'cut_off'
  /** At the place of the head that was kept elsewhere stands another hash: the chain was made anew. */
  | 'other_head';

export interface ChainReport {
  accountId: string;
  /** Links that are as they were chained. */
  seq: number;
  /** Of the last of them, in hex; null: there is none. */
  hash: string | null;
  /** Texts among them that were erased. */
  erasedTexts: number;
  /** Entries that have no place yet: nothing tells whether they are as they were written. */
  waiting: number;
  /** The first thing that is wrong; null: nothing is. */
  problem: { what: ChainProblem; seq: number; entryId: string | null; at: Date | null } | null;
}

type Row = ChainedEntry & {
  seq: number;
  hash: Buffer;
  salts: Record<string, string>;
  commitments: Record<string, string>;
};

/**
 * Computes an account's chain again, in bounded memory, on one snapshot.
 *
 * @param kept a head that was kept elsewhere, which the chain has to contain
 */
export async function verifyChain(
  sql: Sql,
  accountId: string,
  kept?: { seq: number; hash: string },
): Promise<ChainReport> {
  const report = await sql.begin('isolation level repeatable read read only', async (tx) => {
    const [state] = await tx<{ waiting: number; headSeq: number; headHash: string | null }[]>`
      select (select count(*)::int from audit_log l where l.account_id = a.id and l.seq is null) as waiting,
        coalesce(h.seq, 0)::float8 as "headSeq", encode(h.hash, 'hex') as "headHash"
      from accounts a left join audit_heads h on h.account_id = a.id where a.id = ${accountId}`;
    const { waiting = 0, headSeq = 0, headHash = null } = state ?? {};
    const walked = await walk(tx, accountId, kept);
    const atEnd = { seq: walked.seq + 1, entryId: null, at: null };
    const { hash, ...found } = { ...walked, hash: walked.seq === 0 ? null : walked.hash.toString('hex') };
    const problem =
      found.problem ??
      (found.seq !== headSeq || hash !== headHash ? { what: 'other_end' as const, ...atEnd } : null) ??
      (kept && kept.seq > found.seq ? { what: 'cut_off' as const, ...atEnd } : null);
    return { accountId, waiting, ...found, hash, problem };
  });
  return report satisfies ChainReport;
}

interface Walked {
  seq: number;
  hash: Buffer;
  erasedTexts: number;
  /** When the last entry was written. */
  last: Date | null;
}

async function walk(tx: ISql, accountId: string, kept: { seq: number; hash: string } | undefined) {
  const so: Walked = { seq: 0, hash: beforeFirst, erasedTexts: 0, last: null };
  const found = (problem: ChainReport['problem']) => {
    const { last: _last, ...rest } = so;
    return { ...rest, problem };
  };
  for (;;) {
    const rows = await tx<Row[]>`
      select ${entryColumns(tx)}, seq::float8, hash, salts, commitments from audit_log
      where account_id = ${accountId} and seq > ${so.seq} order by seq limit ${page}`;
    for (const row of rows) {
      const { problem, erased } = judge(row, so, kept);
      if (problem) return found({ what: problem, seq: so.seq + 1, entryId: row.id, at: row.createdAt });
      so.seq = row.seq;
      so.hash = row.hash;
      so.erasedTexts += erased;
      so.last = row.createdAt;
    }
    if (rows.length < page) return found(null);
  }
}

function judge(
  row: Row,
  before: { seq: number; hash: Buffer; last: Date | null },
  kept: { seq: number; hash: string } | undefined,
): { problem: ChainProblem | null; erased: number } {
  const wrong = (problem: ChainProblem) => ({ problem, erased: 0 });
  const { seq, hash, commitments, salts } = row;
  if (seq !== before.seq + 1) return wrong('missing');
  if (!linkOf(before.hash, { seq, entry: row, commitments }).equals(hash)) return wrong('changed');
  if (kept?.seq === seq && kept.hash !== hash.toString('hex')) return wrong('other_head');
  const texts = new Map(textsOf(row.details));
  let erased = 0;
  for (const [name, commitment] of Object.entries(commitments)) {
    const text = texts.get(name);
    const salt = salts[name];
    if (text !== undefined && salt !== undefined && commitmentTo(salt, text) === commitment) continue;
    if (salt !== undefined || String(text) !== erasedText) return wrong('text_changed');
    erased += 1;
  }
  if (before.last !== null && before.last.getTime() - row.createdAt.getTime() > outOfOrderMs)
    return wrong('back_dated');
  return { problem: null, erased };
}
