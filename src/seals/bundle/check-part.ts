import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { ArchiveFileError } from '../../archive-store/errors.ts';
import { checkFile, readFiles } from '../../archive-store/read-files.ts';
import type { ArchiveStore } from '../../archive-store/store.ts';
import type { ManifestPart } from '../../domain/manifest.ts';
import type { BundleProblem } from './problems.ts';

type Verdict = { problem: BundleProblem; detail: string } | null;

const words = {
  missing: 'it is missing',
  wrong_size: 'it has another size than it was sealed with',
  wrong_hash: 'its bytes are not those that were sealed',
} as const;

/**
 * Reads a part to its end: its hash, and where `whole` says so also the rows in it.
 *
 * @param key where it stands, which is another place than the manifest's in a copy of a bundle
 */
export async function checkPart(
  store: ArchiveStore,
  key: string,
  part: ManifestPart,
  { whole }: { whole: boolean },
): Promise<Verdict> {
  const file = { ...part, key };
  try {
    if (!whole || !key.endsWith('.csv.gz')) {
      await checkFile(store, file);
      return null;
    }
    const count = rowCounter();
    await pipeline(readFiles(store, [file]), createGunzip(), count.sink);
    const rows = count.rows() - (part.sequence === 1 ? 1 : 0);
    if (rows !== part.rows) return wrongRows(`it has ${rows} rows; the manifest says ${part.rows}`);
    if (count.bytes() !== part.uncompressedBytes) {
      return wrongRows(`it has ${count.bytes()} bytes unpacked; the manifest says ${part.uncompressedBytes}`);
    }
    return null;
  } catch (error) {
    if (error instanceof ArchiveFileError) return { problem: error.problem, detail: words[error.problem] };
    if (!String((error as NodeJS.ErrnoException).code).startsWith('Z_')) throw error;
    // Damaged in a way that keeps it from being unpacked; a hash that is right says that it was sealed so.
    return checkPart(store, key, part, { whole: false }).then(
      (verdict) =>
        verdict ?? {
          problem: 'not_readable',
          detail: 'it cannot be unpacked, though its bytes are those that were sealed',
        },
    );
  }
}

const wrongRows = (detail: string): Verdict => ({ problem: 'wrong_rows', detail });

const quote = 0x22;
const lineFeed = 0x0a;

/** Counts the records of CSV: line feeds outside of quotes. */
function rowCounter() {
  let rows = 0;
  let bytes = 0;
  let isQuoted = false;
  return {
    rows: () => rows,
    bytes: () => bytes,
    sink: async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        for (const byte of chunk) {
          if (byte === quote) isQuoted = !isQuoted;
          else if (byte === lineFeed && !isQuoted) rows += 1;
        }
      }
    },
  };
}
