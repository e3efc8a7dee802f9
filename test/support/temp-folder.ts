import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A temporary folder that is removed when the running test ends. */
export function makeTempFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'lastcall-test-'));
  // Root runs Postgres as another user, which must be able to enter.
  chmodSync(path, 0o755);
  onTestFinished(() => rm(path, { recursive: true, force: true, maxRetries: 5 }));
  return path;
}
