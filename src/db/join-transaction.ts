import { AsyncLocalStorage } from 'node:async_hooks';
import type { Sql, TransactionSql } from 'postgres';

interface Held {
  tx: TransactionSql;
  open: boolean;
  afterwards: (() => void)[];
}

const held = new AsyncLocalStorage<Held>();

const current = () => {
  const store = held.getStore();
  return store?.open === true ? store : undefined;
};

/**
 * The same connections; but what code sends that runs within {@link joinTransaction} is a part of that transaction, and
 * a transaction that it begins is a savepoint there. So one who knows nothing of it may be made to commit together
 * with others.
 */
export function joinable(sql: Sql): Sql {
  return new Proxy(sql, {
    apply: (_target, _self, given: unknown[]): unknown =>
      Reflect.apply(current()?.tx ?? sql, undefined, given),
    get(_target, name): unknown {
      const tx = current()?.tx;
      if (tx && name === 'begin') return (...given: unknown[]) => tx.savepoint(given.at(-1) as Work);
      return Reflect.get(tx && name in tx ? tx : sql, name);
    },
  });
}

type Work = (within: TransactionSql) => Promise<unknown>;

/**
 * Runs work whose statements by a {@link joinable} are all part of `tx`. An error undoes them, and no other of `tx`.
 *
 * @returns what `work` answers, and what it has put off until the commit
 */
export async function joinTransaction<T>(
  tx: TransactionSql,
  work: () => Promise<T>,
): Promise<{ result: T; afterwards: readonly (() => void)[] }> {
  const afterwards: (() => void)[] = [];
  const result: unknown = await tx.savepoint(async (within) => {
    const store: Held = { tx: within, open: true, afterwards };
    try {
      return await held.run(store, work);
    } finally {
      // Whatever goes on by itself has the pool from now on.
      store.open = false;
    }
  });
  return { result: result as T, afterwards };
}

/** Does something at once, or within {@link joinTransaction} when whoever has the transaction has committed it. */
export function afterCommit(work: () => void): void {
  const store = current();
  if (store) store.afterwards.push(work);
  else work();
}
