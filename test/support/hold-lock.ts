import type { ISql, Sql } from 'postgres';

/** Holds what `statement` locks until it is let go. */
export async function holdLock(
  sql: Sql,
  statement: (tx: ISql) => Promise<unknown>,
): Promise<() => Promise<void>> {
  let letGo = () => {};
  const released = new Promise<void>((resolve) => (letGo = resolve));
  let locked = () => {};
  const holding = new Promise<void>((resolve) => (locked = resolve));
  const done = sql.begin(async (tx) => {
    await statement(tx);
    locked();
    await released;
  });
  await holding;
  return async () => {
    letGo();
    await done;
  };
}
