import { AsyncLocalStorage } from 'node:async_hooks';

/** A statement as the driver hands it to `onquery`, an option that it has by our patch (`patches/`). */
interface Statement extends PromiseLike<unknown> {
  /** What it was sent on or is to open; unset while it waits for any connection. */
  connection?: { abandon(error: Error): void };
  /** What the server process is known by, once the statement was sent. */
  state: object | null;
  reject(error: Error): void;
  /** Asks the server to stop it, or takes it out of the line of those that wait for a connection. */
  canceller(statement: Statement): Promise<void>;
}

const longWork = new AsyncLocalStorage<number>();

/** For what handles all contacts of a campaign at once, in ms. */
export const wholeCampaignMs = 60_000;

/**
 * Runs work whose statements may each take longer than those of their pool.
 *
 * @param boundMs for each statement, in ms
 */
export function withLongStatements<T>(boundMs: number, work: () => Promise<T>): Promise<T> {
  // Awaited within: the driver asks a statement only when somebody waits for it.
  return longWork.run(boundMs, async () => work());
}

/**
 * Gives up a statement that has no answer in time, counted from when it was asked, with the wait for a connection. The
 * bound is on this side, because a server that stands still keeps no time-out of its own. The connection is closed and
 * never used again: whatever it would still say is the answer to what was given up. A server that lives is asked to
 * stop.
 *
 * @param boundMs of a statement outside {@link withLongStatements}, in ms
 */
export function boundStatements(boundMs: number): (statement: Statement) => void {
  return (statement) => {
    const timer = setTimeout(giveUp, longWork.getStore() ?? boundMs, statement);
    const settled = () => clearTimeout(timer);
    statement.then(settled, settled);
  };
}

function giveUp(statement: Statement): void {
  const error = new StatementTimeoutError();
  const { connection, state } = statement;
  // In the pool's line there is nobody to ask: it is only taken out, and must have its error before that.
  if (!connection) statement.reject(error);
  // One that opens its connection, or waits for its turn in a transaction, was never sent: there is nothing to stop.
  if (!connection || state) {
    statement.canceller(statement).catch(() => {
      // The server cannot be asked either; it stops when it notices that the connection is gone.
    });
  }
  statement.reject(error);
  connection?.abandon(error);
}

/** Ends the connection that a statement was sent on, which is of no use as long as the statement goes on. */
export function abandon(statement: object, error: Error): void {
  (statement as Statement).connection?.abandon(error);
}

/** The database did not answer a statement in time. */
export class StatementTimeoutError extends Error {
  override readonly name = 'StatementTimeoutError';
  readonly code = 'STATEMENT_TIMEOUT';

  constructor() {
    super('The database did not answer in time.');
  }
}
