import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import { makeTempFolder } from './temp-folder.ts';

export interface CliEnded {
  /** As a shell tells it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CliProcess {
  /** What it has said to the person so far. */
  stderr(): string;
  stdout(): string;
  /** Presses Ctrl-C. */
  interrupt(): void;
  ended: Promise<CliEnded>;
}

export interface CliOptions {
  /** Of the environment, besides what every program has; nothing of it is this machine's. */
  env?: Record<string, string>;
  /** Where it runs; a folder of its own unless given. */
  folder?: string;
  /** Standard input; nothing unless given. */
  input?: string;
}

/** `lastcall` as a person starts it, from the build. It ends with the test. */
export function startCli(
  args: readonly string[],
  { env = {}, folder, input = '' }: CliOptions = {},
): CliProcess {
  const home = folder ?? makeTempFolder();
  const child = spawn(process.execPath, [join(projectRoot, 'dist', 'src', 'cli.js'), ...args], {
    cwd: home,
    env: { PATH: process.env['PATH'] ?? '', HOME: home, LASTCALL_CONFIG_DIR: join(home, 'config'), ...env },
    stdio: 'pipe',
  });
  onTestFinished(() => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  child.stdin.end(input);
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, stdout, stderr }));
  return {
    stdout: () => stdout,
    stderr: () => stderr,
    interrupt: () => void child.kill('SIGINT'),
    ended,
  };
}

/** The same, to its end. */
export const cli = (args: readonly string[], options?: CliOptions): Promise<CliEnded> =>
  startCli(args, options).ended;
