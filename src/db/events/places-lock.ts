import type { ISql } from 'postgres';

/** Whether this transaction is the only one that gives events places or takes them away, until it ends. */
export async function holdsPlaces(tx: ISql): Promise<boolean> {
  const [turn] = await tx<{ free: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtext('lastcall.events'), 0) as "free"`;
  return turn?.free ?? false;
}

/** Waits until it is. */
export async function waitForPlaces(tx: ISql): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtext('lastcall.events'), 0)`;
}
