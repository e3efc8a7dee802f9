/**
 * Ends this process so many ms from now, if anything still keeps it alive then.
 *
 * @param how told the exit code, right before the end
 */
export function endAfter(ms: number, how: () => NodeJS.Process['exitCode']): void {
  setTimeout(() => process.exit(how()), ms).unref();
}
