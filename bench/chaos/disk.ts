import { execFile } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const chunk = Buffer.alloc(16 * 1024 * 1024);
const smallest = 4 * 1024;

/** A small disk of its own, in memory. */
export interface Disk {
  folder: string;
  /** Takes all that is free on it for `ms`. */
  fill(ms: number): Promise<void>;
  /** Ends it, and what is on it. */
  remove(): Promise<void>;
}

/** Makes a disk of so many MB at the folder; null where that is not allowed, as for who is not root: then it is a plain folder. */
export async function mountDisk(folder: string, megabytes: number): Promise<Disk | null> {
  await mkdir(folder, { recursive: true, mode: 0o755 });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'lastcall-chaos', folder]);
  } catch {
    return null;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    async fill(ms) {
      takeAll(ballast);
      await sleep(ms);
      rmSync(ballast);
    },
    async remove() {
      await run('umount', [folder]);
    },
  };
}

function takeAll(file: string): void {
  const descriptor = openSync(file, 'w');
  try {
    for (let size = chunk.length; size >= smallest;) {
      try {
        writeSync(descriptor, chunk, 0, size);
      } catch {
        // Not so much is left: what is smaller may find room.
        size /= 2;
      }
    }
  } finally {
    closeSync(descriptor);
  }
}
