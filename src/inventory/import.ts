import type { Sql } from 'postgres';
import type { Carrier } from '../carriers/contract.ts';
import { importNumbers, type ImportedPage } from '../db/import-numbers.ts';
import { ownListings } from '../db/own-listings.ts';
import { refreshNumbers } from '../db/refresh-numbers.ts';

/** What became of an import so far: every page that was taken stands, whatever becomes of the next. */
export interface ImportProgress extends ImportedPage {
  /** Numbers that the carrier listed. */
  listed: number;
}

/**
 * Takes a carrier's own list into an account's inventory, page by page. Doing it again takes what is new.
 *
 * @param progress counts up page by page, so that the caller has it when a later page fails
 * @throws {CarrierListError} when a page cannot be read
 * @throws the signal's reason when it was aborted
 */
export async function importInventory(
  deps: { sql: Sql; carrier: Carrier; signal?: AbortSignal },
  input: { accountId: string; carrier: string },
  progress: ImportProgress,
): Promise<void> {
  const { sql, carrier, signal } = deps;
  for await (const page of carrier.list({ ...(signal && { signal }) })) {
    const own = await ownListings(sql, input, page);
    await refreshNumbers(sql, input, own);
    const { imported, known, givenBack } = await importNumbers(sql, input, own);
    progress.listed += own.length;
    progress.imported += imported;
    progress.known += known;
    progress.givenBack += givenBack;
    signal?.throwIfAborted();
  }
}
