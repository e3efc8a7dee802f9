/** A promise that is settled from outside. */
export function deferred(): { promise: Promise<void>; resolve(): void } {
  const settle: { resolve?: () => void } = {};
  const promise = new Promise<void>((resolve) => {
    settle.resolve = resolve;
  });
  return { promise, resolve: () => settle.resolve?.() };
}
