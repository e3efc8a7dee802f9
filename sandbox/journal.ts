import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs';

/** An append-only file of JSON lines, or nothing but memory when it has no path. */
export interface Journal<T> {
  /** Returns once the operating system has the lines: they survive a kill of this process, not a power cut. */
  append(records: readonly T[]): void;
  /** Forgets everything. */
  truncate(): void;
  close(): void;
}

/**
 * Opens the journal and reads what it holds. A last line that a crash left half written is cut off.
 * @throws {Error} naming the line, when a line in the middle is not JSON.
 */
export function openJournal<T>(path: string | null): { records: T[]; journal: Journal<T> } {
  if (path === null) return { records: [], journal: inMemory };
  const text = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const end = text.lastIndexOf('\n') + 1;
  const records = text
    .toString('utf8', 0, end)
    .split('\n')
    .slice(0, -1)
    .map((line, index) => parseLine(line, path, index + 1) as T);
  const fd = openSync(path, 'a', 0o600);
  ftruncateSync(fd, end);
  return {
    records,
    journal: {
      append: (added) => writeFileSync(fd, added.map((record) => `${JSON.stringify(record)}\n`).join('')),
      truncate: () => ftruncateSync(fd, 0),
      close: () => closeSync(fd),
    },
  };
}

const inMemory: Journal<unknown> = { append: () => {}, truncate: () => {}, close: () => {} };

function parseLine(line: string, path: string, lineNumber: number): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch (cause) {
    throw new Error(`${path}: line ${lineNumber} is damaged`, { cause });
  }
}
