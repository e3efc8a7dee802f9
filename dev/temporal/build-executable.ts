import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root.ts';
import { TEMPORAL_CLI_VERSION } from './cli-version.ts';

const PROGRESS_EVERY_MS = 15_000;
const TAIL_LINES = 15;
const CLI_MODULE = 'github.com/temporalio/cli';

/**
 * Builds the Temporal CLI with the machine's Go into `folder`: minutes of work, so `progress` is told how long it
 * has been going on.
 * @returns path of the executable
 * @throws Error that says what to do when there is no usable Go, or why the build failed
 */
export async function buildTemporalExecutable(
  folder: string,
  env: NodeJS.ProcessEnv,
  progress: (line: string) => void,
  signal: AbortSignal,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const target = join(folder, 'temporal');
  const startedAt = Date.now();
  const timer = setInterval(
    () => progress(`still building the Temporal server (${elapsed(startedAt)})`),
    PROGRESS_EVERY_MS,
  );
  try {
    await go(
      [
        'build',
        '-trimpath',
        `-o=${target}`,
        `-ldflags=-s -w -X ${CLI_MODULE}/internal/temporalcli.Version=${TEMPORAL_CLI_VERSION}`,
        `${CLI_MODULE}/cmd/temporal`,
      ],
      // A workspace of the user's further up must not get mixed in.
      { ...env, CGO_ENABLED: '0', GOWORK: 'off' },
      signal,
    );
  } finally {
    clearInterval(timer);
  }
  return target;
}

/** How long ago that was, for people: `45 s`, `4 min 38 s`. */
export function elapsed(startedAt: number): string {
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

async function go(args: string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const child = spawn('go', args, {
    cwd: join(projectRoot, 'tools', 'temporal-server'),
    env,
    signal,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ENOENT' ? new Error('Go is not installed') : error),
    );
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`the Go build failed:\n${output.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')}`);
  }
}
