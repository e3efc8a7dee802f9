import type { Readable } from 'node:stream';

/** Bytes `start` to `end` of a file, both included, from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

export interface StoredFile {
  key: string;
  bytes: number;
  /** In hex. */
  sha256: string;
}

/**
 * Where sealed files are kept. Files are written once, whole or not at all, and never changed or deleted. Keys are
 * paths of letters, digits, `.`, `_` and `-`, with `/` between their segments.
 */
export interface ArchiveStore {
  /**
   * Writes a file; when this answers, it survives a power cut. Writing the same content again changes nothing.
   *
   * @param key the file's key, or how to make it from the content's SHA-256 in hex
   * @throws ArchiveConflictError when the key is taken by other content
   * @throws ArchiveStoreAwayError
   */
  put(key: string | ((sha256: string) => string), content: AsyncIterable<Uint8Array>): Promise<StoredFile>;
  /** @throws ArchiveFileError `missing`, ArchiveStoreAwayError */
  open(key: string, range?: ByteRange): Promise<Readable>;
  /**
   * Null: there is no such file.
   *
   * @throws ArchiveStoreAwayError
   */
  stat(key: string): Promise<{ bytes: number } | null>;
}

/** @throws Error when a key could lead out of the store or collide with the store's own files */
export function checkKey(key: string): void {
  if (!/^[a-z0-9][\w.-]*(\/[a-z0-9][\w.-]*)*$/i.test(key)) throw new Error(`Not an archive key: ${key}`);
}
