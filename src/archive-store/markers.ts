import { createHash } from 'node:crypto';
import { ArchiveConflictError } from './errors.ts';
import { hashOf } from './read-files.ts';
import type { ArchiveStore } from './store.ts';

/** Beside the accounts' folders. */
export const markerFolder = 'installation';

/** Says which copy of which installation may write to the store: one file for each generation, of which the newest counts. */
export interface Marker {
  installationId: string;
  generation: number;
  token: string;
}

const keyOf = (generation: number) => `${markerFolder}/${String(generation).padStart(9, '0')}.json`;
const textOf = ({ installationId, generation, token }: Marker) =>
  `${JSON.stringify({ schema: 'lastcall.installation/1', installationId, generation, token }, null, 2)}\n`;

/**
 * The newest marker; null: there is none.
 *
 * @throws ArchiveStoreAwayError, and Error where it cannot be read
 */
export async function newestMarker(store: ArchiveStore): Promise<Marker | null> {
  let newest = '';
  for await (const { key } of store.list(markerFolder))
    if (/\/\d{9}\.json$/.test(key) && key > newest) newest = key;
  if (newest === '') return null;
  const chunks: Buffer[] = [];
  for await (const chunk of (await store.open(newest)) as AsyncIterable<Buffer>) chunks.push(chunk);
  const { installationId, generation, token } = JSON.parse(Buffer.concat(chunks).toString()) as Marker;
  if (keyOf(generation) !== newest) throw new Error(`${newest} in the archive store is no marker of ours`);
  return { installationId, generation, token };
}

/**
 * Writes a marker. Of two for the same generation one stands, and it is never overwritten.
 *
 * @returns false when another one stands in its place
 * @throws ArchiveStoreAwayError
 */
export async function writeMarker(store: ArchiveStore, marker: Marker): Promise<boolean> {
  const text = Buffer.from(textOf(marker));
  try {
    const { key } = await store.put(keyOf(marker.generation), once(text));
    // Read back: a service that knows no conditions may have let another one through in the same moment.
    return (await hashOf(store, key)) === createHash('sha256').update(text).digest('hex');
  } catch (error) {
    if (error instanceof ArchiveConflictError) return false;
    throw error;
  }
}

async function* once(bytes: Buffer) {
  yield bytes;
}
