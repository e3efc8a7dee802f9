import type { FileHandle } from 'node:fs/promises';
import { LastcallError } from '../../clients/typescript/src/index.ts';
import type { Begun, PartialFile } from './partial-file.ts';
import { startProgress } from './progress.ts';
import { byteWords, say } from './terminal.ts';

export interface Fetched {
  bytes: number;
  /** Whether it is a file that was sealed, so that there are hashes of it; else it was made on demand. */
  sealed: boolean;
  /** How many bytes were there before. */
  resumedFrom: number;
}

/**
 * Fetches a file, or what is missing of it. The client goes on by itself after breaks, where the file is sealed.
 *
 * @throws LastcallError
 */
export async function fetchOnce(
  partial: PartialFile,
  { file, begun }: { file: FileHandle; begun: Begun | null },
  { label, open }: { label: string; open: (begun: Begun | null) => Promise<Response> },
): Promise<Fetched> {
  const response = await open(begun).catch((error: unknown) => {
    // Nothing is missing: it ended between the last byte and the last step.
    if (begun && error instanceof LastcallError && error.code === 'range_not_satisfiable') return null;
    throw error;
  });
  if (!response) return { bytes: begun?.bytes ?? 0, sealed: true, resumedFrom: begun?.bytes ?? 0 };
  const resumed = response.status === 206;
  const resumedFrom = resumed && begun ? begun.bytes : 0;
  if (begun && !resumed) {
    say('The file has changed since its download was begun, so it begins again.');
    await file.truncate(0);
  }
  if (resumedFrom > 0) say(`Going on after ${byteWords(resumedFrom)}.`);
  const hasRanges = resumed || response.headers.get('Accept-Ranges') === 'bytes';
  const etag = hasRanges ? response.headers.get('ETag') : null;
  await partial.note(etag);

  const length =
    response.headers.get('Content-Encoding') === null ? response.headers.get('Content-Length') : null;
  const progress = startProgress(label, length === null ? null : resumedFrom + Number(length));
  let bytes = resumedFrom;
  try {
    progress.at(bytes);
    for await (const chunk of response.body ?? []) {
      await file.write(chunk);
      bytes += chunk.byteLength;
      progress.at(bytes);
    }
  } finally {
    progress.clear();
    await file.sync();
  }
  return { bytes, sealed: etag !== null, resumedFrom };
}
