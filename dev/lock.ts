import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { birthMark, isAlive } from './processes.ts';

/** A held lock; `release` may be called more than once. */
export interface Lock {
  release(): void;
}

/** Somebody else holds the lock. */
export class LockHeldError extends Error {
  override readonly name = 'LockHeldError';
  readonly pid: number;

  constructor(file: string, pid: number) {
    super(`${file} is held by process ${pid}`);
    this.pid = pid;
  }
}

/**
 * Takes a lock file for this process. The lock of a process that is gone is taken over, also when its pid has
 * been given to somebody else since.
 * @throws LockHeldError when a living process (this one included) holds it.
 */
export function acquireLock(file: string): Lock {
  const content = `${JSON.stringify({ pid: process.pid, birthMark: birthMark(process.pid), id: randomUUID() })}\n`;
  // Linking a finished file is atomic: nobody ever reads a lock that is half written.
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o600 });
  try {
    while (!tryLink(draft, file)) {
      const held = readIfThere(file);
      if (held === undefined) continue;
      const holder = livingHolder(held);
      if (holder !== undefined) throw new LockHeldError(file, holder);
      removeStale(file, held);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release() {
      if (readIfThere(file) === content) rmSync(file, { force: true });
    },
  };
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function livingHolder(content: string): number | undefined {
  try {
    const holder = JSON.parse(content) as { pid: number; birthMark?: string };
    if (!isAlive(holder.pid)) return undefined;
    const mark = birthMark(holder.pid);
    const comparable = mark !== undefined && holder.birthMark !== undefined;
    return comparable && mark !== holder.birthMark ? undefined : holder.pid;
  } catch {
    return undefined;
  }
}

function removeStale(file: string, expected: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  // Between reading and moving, another process may have taken the stale lock over: then it gets its own back.
  if (readFileSync(aside, 'utf8') !== expected) tryLink(aside, file);
  rmSync(aside, { force: true });
}
