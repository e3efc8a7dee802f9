import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Schemas } from './schemas.ts';

type Part = Schemas['Manifest']['parts'][number];

/**
 * Compares a file of one kind with what the manifests say, hash by hash.
 *
 * @returns its rows, as the manifest says with which it agrees; null: it agrees with none
 */
export async function checkSealed(
  path: string,
  kind: string,
  versions: Schemas['Archive']['versions'],
): Promise<number | null> {
  const { size } = await stat(path);
  for (const { manifest } of versions) {
    const parts = manifest.parts.filter((part) => part.kind === kind);
    if (sum(parts, 'bytes') === size && (await agrees(path, parts))) return sum(parts, 'rows');
  }
  return null;
}

/** The file is its parts, one behind the other. */
async function agrees(path: string, parts: readonly Part[]): Promise<boolean> {
  let start = 0;
  for (const { bytes, sha256 } of parts) {
    const hash = createHash('sha256');
    const end = start + bytes;
    if (bytes > 0)
      for await (const chunk of createReadStream(path, { start, end: end - 1 })) hash.update(chunk as Buffer);
    if (hash.digest('hex') !== sha256) return false;
    start = end;
  }
  return true;
}

const sum = (parts: readonly Part[], member: 'bytes' | 'rows') =>
  parts.reduce((total, part) => total + part[member], 0);
