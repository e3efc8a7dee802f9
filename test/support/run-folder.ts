import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface RunFolder {
  readonly path: string;
  /** Ends what still runs on the folder, and removes it; resolves when nothing is left. */
  remove(): Promise<void>;
}

/**
 * A temporary folder that does not outlive this process, not even when it is killed: processes that have a path in
 * it on their command line are ended then, and the folder is removed.
 */
export function makeRunFolder(): RunFolder {
  const path = mkdtempSync(join(tmpdir(), 'lastcall-test-'));
  // Root runs Postgres as another user, which must be able to enter.
  chmodSync(path, 0o755);
  const janitor = spawn(
    process.execPath,
    [fileURLToPath(new URL('janitor.mjs', import.meta.url)), path],
    // A process group of its own, so that a terminal's Ctrl-C does not reach it.
    { detached: true, stdio: ['pipe', 'ignore', 'inherit'] },
  );
  janitor.unref();
  return {
    path,
    async remove() {
      const ended = once(janitor, 'exit');
      janitor.stdin.end();
      await ended;
    },
  };
}
