import type { Sql } from 'postgres';
import type { RateOf } from '../carriers/carrier-rates.ts';
import type { Carrier } from '../carriers/contract.ts';
import { writeAudit } from '../db/audit/write-audit.ts';
import { importNumbers, type ImportedPage } from '../db/numbers/import-numbers.ts';
import { ownListings } from '../db/comparisons/own-listings.ts';
import { refreshNumbers } from '../db/numbers/refresh-numbers.ts';
import { readInLine } from '../release/wait-in-line.ts';

/** What became of an import so far: every page that was taken stands, whatever becomes of the next. */
interface ImportProgress extends ImportedPage {
  /** Numbers that the carrier listed. */
  listed: number;
}

interface ImportDeps {
  sql: Sql;
  carrier: Carrier;
  /** How fast a carrier may be asked. */
  rate: RateOf;
  signal?: AbortSignal;
}

/**
 * Takes a carrier's own list into an account's inventory, page by page. Doing it again takes what is new.
 *
 * @param progress counts up page by page, so that the caller has it when a later page fails
 * @throws {CarrierListError} when a page cannot be read
 * @throws the signal's reason when it was aborted
 */
export async function importInventory(
  deps: ImportDeps,
  input: { accountId: string; carrier: string; actor: string },
  progress: ImportProgress,
): Promise<void> {
  try {
    const { sql, rate, signal } = deps;
    const line = { sql, carrier: input.carrier, rate: rate(input.carrier), signal };
    await readInLine(line, () => takePages(deps, input, progress));
  } finally {
    const { accountId, carrier, actor } = input;
    const details = { carrier, ...progress };
    if (progress.imported > 0)
      await writeAudit(deps.sql, { accountId, actor, action: 'numbers.imported', details });
  }
}

async function takePages(
  { sql, carrier, signal }: ImportDeps,
  input: { accountId: string; carrier: string },
  progress: ImportProgress,
): Promise<void> {
  for await (const page of carrier.list({ ...(signal && { signal }) })) {
    const own = await ownListings(sql, input, page);
    await refreshNumbers(sql, input, own);
    // What a subaccount rents is not the account's to use.
    const rented = own.filter(({ subaccount }) => subaccount === null);
    const { imported, known, givenBack } = await importNumbers(sql, input, rented);
    progress.listed += rented.length;
    progress.imported += imported;
    progress.known += known;
    progress.givenBack += givenBack;
    signal?.throwIfAborted();
  }
}
