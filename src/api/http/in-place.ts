import type { Response } from 'express';
import { left } from './left.ts';
import type { Places } from './places.ts';

/**
 * Does work while its account holds a place, which is given back however the work ends. A client that leaves while it waits
 * for one gives its turn up.
 *
 * @throws LastcallError `account_busy`, `server_busy`
 * @throws what `work` throws
 */
export async function inPlace<T>(
  places: Places,
  { accountId, res }: { accountId: string; res: Response },
  work: () => Promise<T>,
): Promise<T> {
  const giveBack = await places.take(accountId, left(res));
  try {
    return await work();
  } finally {
    giveBack();
  }
}

/** Errors of whatever waits for a place. */
export const whileWaiting = ['account_busy', 'server_busy'] as const;
