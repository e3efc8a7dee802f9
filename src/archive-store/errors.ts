export type FileProblem = 'missing' | 'wrong_size' | 'wrong_hash';

/** A file of an archive is not what was sealed. */
export class ArchiveFileError extends Error {
  override readonly name = 'ArchiveFileError';
  readonly key: string;
  readonly problem: FileProblem;

  constructor(key: string, problem: FileProblem) {
    super(`The archive's file ${key} is not what was sealed (${problem}); restore it from a copy.`);
    this.key = key;
    this.problem = problem;
  }
}

/** The store holds a file under this key, with other content; nothing was overwritten. */
export class ArchiveConflictError extends Error {
  override readonly name = 'ArchiveConflictError';

  constructor(key: string) {
    super(`The archive store holds other content under ${key}; move that file away, then try again.`);
  }
}

/** The store itself cannot be used right now; nothing is said about any of its files. */
export class ArchiveStoreAwayError extends Error {
  override readonly name = 'ArchiveStoreAwayError';
  /** Why, in words that name no path. */
  readonly reason: string;

  constructor(reason: string) {
    super(`The archive store cannot be used: ${reason}.`);
    this.reason = reason;
  }
}

/** The store keeps a file for a time that is not over, or for a legal hold of its own; nothing of it was taken away. */
export class ArchiveLockedError extends Error {
  override readonly name = 'ArchiveLockedError';
  readonly key: string;

  constructor(key: string) {
    super(
      `The archive store does not let go of ${key}: an object lock or a legal hold of the store protects it. ` +
        'Wait until it ends or have it lifted there, then try again.',
    );
    this.key = key;
  }
}
