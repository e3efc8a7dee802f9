import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../src/project-root.ts';

const PROGRESS_EVERY_MS = 15_000;
const TAIL_LINES = 15;

interface GoBuild {
  /** What is built, for people: `the Temporal server`. */
  readonly what: string;
  /** The folder in `tools/` with the pinned module. */
  readonly tool: string;
  readonly packagePath: string;
  /** The variable that the program keeps its version in, and its value; left out: its source says it. */
  readonly stamp?: string;
  /** Build tags, by which parts are left out. */
  readonly tags?: string;
  /** Path of the executable to make; its folder is made. */
  readonly target: string;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: (line: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Builds a program with the machine's Go: minutes of work, so `progress` is told how long it has been going on.
 * @returns path of the executable
 * @throws Error that says what to do when there is no usable Go, or why the build failed
 */
export async function buildWithGo(build: GoBuild): Promise<string> {
  const { what, target, progress } = build;
  await mkdir(join(target, '..'), { recursive: true });
  const startedAt = Date.now();
  const timer = setInterval(
    () => progress(`still building ${what} (${elapsed(startedAt)})`),
    PROGRESS_EVERY_MS,
  );
  try {
    const flags = [
      '-trimpath',
      `-tags=${build.tags ?? ''}`,
      `-o=${target}`,
      `-ldflags=-s -w${build.stamp === undefined ? '' : ` -X ${build.stamp}`}`,
    ];
    await go(['build', ...flags, build.packagePath], build);
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

async function go(args: string[], { tool, env, signal }: GoBuild): Promise<void> {
  const child = spawn('go', args, {
    cwd: join(projectRoot, 'tools', tool),
    // A workspace of the user's further up must not get mixed in.
    env: { ...env, CGO_ENABLED: '0', GOWORK: 'off' },
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
