import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Defer } from './defer.ts';

/** A temporary folder that is removed when the running test ends, or what else `defer` belongs to. */
export function makeTempFolder(defer: Defer = onTestFinished): string {
  const path = mkdtempSync(join(tmpdir(), 'lastcall-test-'));
  // Root runs Postgres as another user, which must be able to enter.
  chmodSync(path, 0o755);
  defer(() => rm(path, { recursive: true, force: true, maxRetries: 5 }));
  return path;
}
