import type { Readable } from 'node:stream';
import type { ISql } from 'postgres';
import type { Fragment } from './fragment.ts';
import { abandon, StatementTimeoutError, wholeCampaignMs, withLongStatements } from './statement-bound.ts';

/**
 * Rows in the binary format of `COPY`, in pieces as they come; each piece holds whole rows. Runs at the pace of its
 * reader. Whoever leaves before the end, and whoever the server keeps waiting for a minute, ends the connection: it
 * would go on sending rows. So `sql` has to be a connection of one's own.
 *
 * @param select with its values as literals, see `with-literals.ts`
 * @throws StatementTimeoutError, and what the server answers
 */
export async function* copyOut(sql: ISql, select: Fragment): AsyncGenerator<Buffer, void, undefined> {
  const copy = sql`copy (${select}) to stdout (format binary)`;
  const rows: Readable = await withLongStatements(wholeCampaignMs, () => copy.readable());
  let complete = false;
  const waitForServer = () => setTimeout(() => rows.destroy(new StatementTimeoutError()), wholeCampaignMs);
  let waiting = waitForServer();
  try {
    // A stream of bytes gives all that it holds at once, so these are not single rows.
    for await (const piece of rows as AsyncIterable<Buffer>) {
      clearTimeout(waiting);
      yield piece;
      waiting = waitForServer();
    }
    complete = true;
  } finally {
    clearTimeout(waiting);
    if (!complete) abandon(copy, new Error('Nobody reads these rows any more.'));
  }
}
