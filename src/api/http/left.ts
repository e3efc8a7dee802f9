import type { Response } from 'express';

/** Fires when the client leaves before its answer was sent to its end. */
export function left(res: Response): AbortSignal {
  const controller = new AbortController();
  if (res.closed) controller.abort();
  else res.once('close', () => controller.abort());
  return controller.signal;
}
