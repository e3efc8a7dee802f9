/** Says what to do at the end; what was said last is done first. Vitest's `onTestFinished` is one. */
export type Defer = (cleanup: () => void | Promise<void>) => void;

/**
 * Runs `start`. What it defers is done when the fixture ends, or at once where `start` fails half way: Vitest itself
 * cleans up only after a fixture that has its value.
 */
export async function startAll<T>(
  onCleanup: (cleanup: () => Promise<void>) => void,
  start: (defer: Defer) => T | Promise<T>,
): Promise<T> {
  const cleanups: (() => void | Promise<void>)[] = [];
  const cleanUp = async () => {
    const errors: unknown[] = [];
    for (const cleanup of cleanups.splice(0).toReversed()) {
      try {
        await cleanup();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'not everything was cleaned up');
  };
  onCleanup(cleanUp);
  try {
    return await start((cleanup) => cleanups.push(cleanup));
  } catch (error) {
    await cleanUp();
    throw error;
  }
}
