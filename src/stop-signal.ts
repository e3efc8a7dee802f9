/** A terminal's Ctrl-C may arrive twice, from the terminal and from npm; a person who insists takes longer than this. */
const repeatMs = 1_000;
const parentCheckMs = 1_000;

/** Set by `lastcall up` for its parts: they stop when it is gone, however it went. */
export const stopWithParentVariable = 'LASTCALL_STOP_WITH_PARENT';

/**
 * Fires at the first SIGINT, SIGTERM or SIGHUP, after which the process is expected to stop its parts in order. A
 * later one ends the process at once, for a person who does not want to wait.
 */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  let stoppingSinceMs = 0;
  const stop = () => {
    if (controller.signal.aborted && Date.now() - stoppingSinceMs > repeatMs) process.exit(130);
    if (controller.signal.aborted) return;
    stoppingSinceMs = Date.now();
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop);
  if (process.env[stopWithParentVariable] === '1') {
    const parent = process.ppid;
    const check = () => {
      if (process.ppid === parent) return;
      clearInterval(timer);
      stop();
    };
    const timer = setInterval(check, parentCheckMs).unref();
  }
  return controller.signal;
}

/** Resolves when the signal has fired. */
export const fired = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
