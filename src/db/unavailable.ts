// Postgres being away: our bound and the driver's own words, the network's, and the SQLSTATEs of a server that is
// starting, stopping, or out of connections, disk or memory (class 53).
const driver = /^(STATEMENT_TIMEOUT|CONNECT_TIMEOUT|CONNECTION_(CLOSED|ENDED|DESTROYED|CONNECT_TIMEOUT))$/;
const network = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const sqlState = /^(08...|53...|57P0[123])$/;

/** Whether an error of a query says that the database cannot be reached or has no room, rather than that it refused the query. */
export function isDatabaseUnavailable(error: unknown): boolean {
  const code = databaseErrorCode(error);
  return code !== null && (driver.test(code) || network.test(code) || sqlState.test(code));
}

/** A lock that did not come in time, and a deadlock, of which the server ends one side. */
const held = /^(55P03|40P01)$/;

/** Whether an error says that others held what the statement needs: nothing of it was done, and it may be tried again. */
export function isLockRefused(error: unknown): boolean {
  const code = databaseErrorCode(error);
  return code !== null && held.test(code);
}

/** SQLSTATE classes of statements that fail whenever they are tried: wrong data, and what a constraint forbids. */
const refused = /^2[23]/;

/** The SQLSTATE of an error that says the database refuses this and would again; null for every other error. */
export function refusalCode(error: unknown): string | null {
  const code = databaseErrorCode(error);
  return code !== null && code.length === 5 && refused.test(code) ? code : null;
}

/** The driver's code or the SQLSTATE of an error, through drizzle's wrapper; null for an error without one. */
function databaseErrorCode(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') return code;
  }
  return null;
}
