// Mends the Postgres driver where it is installed, until a release of it does. When the connection of a transaction
// breaks (Postgres restarts, a failover), version 3.4.9 does one of these, depending on who comes first:
// - it runs the transaction's remaining statements one by one, outside any transaction, on the connection's successor,
//   so that half a transaction is committed;
// - it throws where nobody can catch it, which ends the process (porsager/postgres#1066, #1154, #1208);
// - it never writes on that connection again, and its place in the pool is lost;
// - after a reset, which is an error first and a close a moment later, it keeps what was executed between the two for
//   the successor (#1215): never written there, but taken for whatever that is answered next, so that every statement
//   gets the answer of the one after it, and the last waits for ever;
// - it also keeps the last error of the old server process (#1209): the successor's first statement fails with it, and
//   that counts as no successful connection, so that the pool waits ever longer, up to 20 s, before it connects again;
// - it never settles statements that were waiting for their turn in the transaction (#1186);
// - it throws where nobody can catch it when the successor is lost too while it reads the array types.
// When a statement fails among its rows, it leaves as many holes before the rows of the next one (#1119, #1181).
// Besides, it sends BEGIN without reserving the connection when that fills the connection's pipeline or its socket
// (#1189): others' statements then run in a transaction that nobody ends. And it has no bound for a statement, nor a way
// to get rid of the connection of one that is not answered: `onquery` is told of each, for src/db/statement-bound.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MENDED_VERSION = '3.4.9';
const MARK = '/* mended by lastcall */';

const CHANGES = [
  {
    file: 'src/connection.js',
    from: `    const x = socket.write(chunk, fn)
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    return x
`,
    to: `    ${MARK}
    nextWriteTimer !== null && clearImmediate(nextWriteTimer)
    const x = chunk
    chunk = nextWriteTimer = null
    if (socket)
      return socket.write(x, fn)
    error(Errors.connection('CONNECTION_CLOSED', options))
    return false
`,
  },
  {
    file: 'src/connection.js',
    from: `    clearImmediate(nextWriteTimer)
    if (socket) {
`,
    to: `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    if (socket) {
`,
  },
  {
    file: 'src/connection.js',
    from: `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)
`,
    to: `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    socket.removeListener('data', data)
`,
  },
  {
    // Not in errored(), which also serves connections that live on and still get an answer for that statement (#1142).
    // Before the check for `initial`, because that statement is attempted again and must not find the old error either.
    file: 'src/connection.js',
    from: `    if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
`,
    to: `    if (!initial) {
      const lost = Errors.connection('CONNECTION_CLOSED', options, socket)
      errored(lost)
      while (sent.length)
        queryError(sent.shift(), lost)
    }
    query = results = errorResponse = null
    result = new Result()
    rows = 0

    if (initial)
      return reconnect()

`,
  },
  {
    // The statement that the connection was opened for is told or attempted again: nobody waits for this one.
    file: 'src/connection.js',
    from: `        return fetchArrayTypes()
`,
    to: `        return fetchArrayTypes().catch(noop)
`,
  },
  {
    file: 'src/index.js',
    from: `      , connection
      , prepare = null

    try {
`,
    to: `      , connection
      , prepare = null
      , lost = null ${MARK}

    try {
`,
  },
  {
    file: 'src/index.js',
    from: `        new Promise((_, reject) => connection.onclose = reject)
`,
    to: `        new Promise((_, reject) => connection.onclose = e => reject(lost = e))
`,
  },
  {
    file: 'src/index.js',
    from: `        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full
`,
    to: `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)
        c.queue === full
`,
  },
  {
    file: 'src/index.js',
    from: `    } catch (error) {
      throw error
    }

    async function scope(c, fn, name) {
`,
    to: `    } catch (error) {
      while (lost && queries.length)
        queries.shift().reject(lost)
      throw error
    }

    async function scope(c, fn, name) {
`,
  },
  {
    // Whether BEGIN was written is all that counts; false, because a reserved connection takes nothing of the pool.
    file: 'src/connection.js',
    from: `      return write(toBuffer(q))
        && !q.describeFirst
`,
    to: `      const writable = write(toBuffer(q))
      if (q.options.onexecute)
        return q.options.onexecute(connection), false
      return writable
        && !q.describeFirst
`,
  },
  {
    // A full socket that was emptied says nothing about a connection that a transaction holds.
    file: 'src/connection.js',
    from: `    !query && onopen(connection)
`,
    to: `    !query && !connection.reserved && onopen(connection)
`,
  },
  {
    // What closes every connection it takes (a proxy before a server that is away) is not asked again without a pause.
    file: 'src/connection.js',
    from: `    socket.removeAllListeners()
    socket = null

`,
    to: `    socket.removeAllListeners()
    socket = null
    if (initial) {
      closedTime = performance.now()
      options.shared.retries++
      delay = (typeof backoff === 'function' ? backoff(options.shared.retries) : backoff) * 1000
    }

`,
  },
  {
    // The next statement's rows begin at the first place, also when this one failed among its rows.
    file: 'src/connection.js',
    from: `    query = results = errorResponse = null
    result = new Result()
    connectTimer.cancel()
`,
    to: `    query = results = errorResponse = null
    result = new Result()
    rows = 0
    connectTimer.cancel()
`,
  },
  {
    file: 'src/query.js',
    from: `    !this.executed && (this.executed = true) && await 1 && this.handler(this)
`,
    to: `    ${MARK}
    if (this.executed)
      return
    this.executed = true
    await 1
    this.handler.onquery && this.handler.onquery(this)
    this.handler(this)
`,
  },
  {
    file: 'src/index.js',
    from: `    handler.debug = options.debug
`,
    to: `    handler.debug = options.debug
    handler.onquery = options.onquery
`,
  },
  {
    file: 'src/index.js',
    from: `    onclose         : o.onclose,
`,
    to: `    onclose         : o.onclose,
    onquery         : o.onquery,
`,
  },
  {
    file: 'src/connection.js',
    from: `    connect(query) {
      initial = query
`,
    to: `    abandon(e) {
      error(e)
      socket && socket.destroy()
    },
    connect(query) {
      query.connection = connection
      initial = query
`,
  },
  {
    file: 'src/connection.js',
    from: `      q.state = backend
`,
    to: `      q.state = backend
      q.connection = connection
`,
  },
  {
    file: 'src/index.js',
    from: `          ? queries.push(q)
          : c.execute(q) || move(c, full)
`,
    to: `          ? (q.connection = c, queries.push(q))
          : c.execute(q) || move(c, full)
`,
  },
];

/**
 * Mends the installed driver; doing so twice changes nothing.
 *
 * @throws Error when another version is installed: somebody has to look whether it still needs this
 */
export function patchPostgres() {
  const require = createRequire(import.meta.url);
  // The package exports no package.json; its entry is in a folder of the package.
  const folder = packageFolder(dirname(require.resolve('postgres')));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (version !== MENDED_VERSION) {
    throw new Error(
      `postgres ${version} is installed, scripts/patch-postgres.mjs knows ${MENDED_VERSION}: see there what to check.`,
    );
  }
  for (const file of new Set(CHANGES.map((change) => change.file))) patchFile(join(folder, file), file);
}

function patchFile(path, file) {
  let text = readFileSync(path, 'utf8');
  for (const { from, to } of CHANGES.filter((change) => change.file === file)) {
    // One by one, because it may have been mended by an earlier version of this file, which knew fewer changes.
    if (text.includes(to)) continue;
    if (text.split(from).length !== 2) throw new Error(`postgres/${file} is not as it was published.`);
    text = text.replace(from, () => to);
  }
  writeFileSync(path, text);
}

function packageFolder(folder) {
  try {
    if (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name === 'postgres') return folder;
  } catch {
    // Not here: one folder up.
  }
  const parent = dirname(folder);
  if (parent === folder) throw new Error('postgres is not installed.');
  return packageFolder(parent);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) patchPostgres();
