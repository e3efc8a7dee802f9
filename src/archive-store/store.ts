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

/** How a file that is downloaded past the API names itself. */
export interface LinkedFile {
  filename: string;
  contentType: string;
}

/**
 * Where sealed files are kept. Files are written once, whole or not at all, and never changed. Keys are paths with `/`
 * between their segments; ours are of letters, digits, `.`, `_` and `-`, but a copy may stand in a folder of any name.
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
  /**
   * All files below a folder of the store, in no particular order.
   *
   * @param folder such as `a/b`; empty: the whole store
   * @throws ArchiveStoreAwayError
   */
  list(folder: string): AsyncGenerator<{ key: string; bytes: number }, void, undefined>;
  /**
   * Takes a file out of the store, with every version of it that the store keeps. One that is not there is no error.
   *
   * @throws ArchiveLockedError when the store may not let go of it yet
   * @throws ArchiveStoreAwayError
   */
  remove(key: string): Promise<void>;
  /**
   * An address from which anybody can download the file for a short time, without the API in between. Null: the store
   * has none, or is set to give none.
   */
  link(key: string, as: LinkedFile): Promise<string | null>;
}

/** @throws Error when a key could lead out of the store or collide with the store's own files */
export function checkKey(key: string): void {
  if (key.split('/').some((segment) => !/^[^.\\:\p{Control}][^\\:\p{Control}]*$/u.test(segment)))
    throw new Error(`Not an archive key: ${key}`);
}
