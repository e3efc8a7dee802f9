import { stat } from 'node:fs/promises';
import { LastcallError } from '../../clients/typescript/src/index.ts';
import { CommandError } from './command-error.ts';
import { type Fetched, fetchOnce } from './fetch-once.ts';
import type { Begun, PartialFile } from './partial-file.ts';
import { byteWords, say } from './terminal.ts';

/** How often a file is begun again by itself. */
const maxRestarts = 2;

interface Source {
  label: string;
  open: (begun: Begun | null) => Promise<Response>;
  signal: AbortSignal;
}

/**
 * Fetches an export to its end. What is sealed is gone on with where an earlier run ended; what is made on demand begins
 * again when its connection breaks off.
 *
 * @throws LastcallError what the API refuses
 * @throws CommandError when it broke off or was interrupted: with how to go on, where that is possible
 */
export async function fetchExport(partial: PartialFile, source: Source): Promise<Fetched> {
  for (let restarts = 0; ; restarts += 1) {
    const opened = await partial.open();
    try {
      return await fetchOnce(partial, opened, source);
    } catch (error) {
      const restart = source.signal.aborted ? null : restartAfter(error, await partial.readEtag());
      if (restart === null || restarts === maxRestarts) throw await brokenOff(error, partial, source.signal);
      say(`${restart}, so it begins again.`);
      await partial.note(null);
    } finally {
      await opened.file.close();
    }
  }
}

/** Why what came is of no use but another try is; null: neither. */
function restartAfter(error: unknown, etag: string | null): string | null {
  if (!(error instanceof LastcallError)) return null;
  if (error.code === 'download_changed') return 'The file has changed meanwhile';
  const broke = error.code === 'connection_failed' || error.code === 'timed_out';
  return broke && etag === null
    ? 'The connection broke off, and an export that is made on demand cannot go on'
    : null;
}

/** What came of a sealed file stays. */
async function brokenOff(error: unknown, partial: PartialFile, signal: AbortSignal): Promise<unknown> {
  const { size } = await stat(partial.path);
  const resumable = size > 0 && (await partial.readEtag()) !== null;
  if (!resumable) await partial.remove();
  const broke = signal.aborted || (error instanceof LastcallError && error.status === 0);
  if (!broke || size === 0) return error;
  const next = resumable
    ? 'run the same command again, and it goes on from there'
    : 'an export that is made on demand cannot be resumed, so nothing is kept of it';
  return signal.aborted
    ? new CommandError('interrupted', 'interrupted', `Interrupted after ${byteWords(size)}: ${next}.`)
    : new CommandError(
        'unreachable',
        'connection_failed',
        `The connection broke off after ${byteWords(size)}: ${next}.`,
      );
}
