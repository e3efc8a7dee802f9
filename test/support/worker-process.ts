import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import type { TestSystem } from './system.ts';

export interface WorkerProcess {
  pid: number;
  /** Everything it has logged so far. */
  output(): string;
  /** Ends it as a crash does: nothing is cleaned up. */
  kill9(): Promise<void>;
  /** Ends it in order; resolves with its exit code. */
  stop(): Promise<number | null>;
}

/**
 * A worker as operators run it: a process of its own, from the build.
 *
 * @param options.preload a module that is loaded before everything else
 */
export async function startWorkerProcess(
  system: TestSystem,
  options: {
    sandboxUrl?: string;
    preload?: string;
    drainGraceSeconds?: number;
    smtpUrl?: string;
    environment?: Record<string, string>;
  } = {},
): Promise<WorkerProcess> {
  const { address } = system.target.connectionOptions;
  const child = spawn(
    process.execPath,
    [
      ...(options.preload ? ['--import', options.preload] : []),
      join(projectRoot, 'dist', 'src', 'cli.js'),
      'worker',
    ],
    {
      env: {
        ...process.env,
        DATABASE_URL: system.databaseUrl,
        TEMPORAL_ADDRESS: address,
        LASTCALL_TASK_QUEUE: system.taskQueue,
        ARCHIVE_STORE: system.storeUrl,
        LASTCALL_SANDBOX_URL: options.sandboxUrl ?? '',
        LASTCALL_DRAIN_GRACE_SECONDS: String(options.drainGraceSeconds ?? 4 * 60 * 60),
        LASTCALL_SMTP_URL: options.smtpUrl ?? '',
        LASTCALL_MAIL_FROM: 'Lastcall <lastcall@lastcall.example>',
        LASTCALL_LOG_LEVEL: 'info',
        ...options.environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const exited = once(child, 'exit');
  // Whatever the test did with it: none is left behind by one that failed half way.
  onTestFinished(() => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
  });
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await exited;
    return child.exitCode;
  };
  let output = '';
  const runs = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      if (output.includes('worker runs')) resolve();
    });
    child.once('exit', () => reject(new Error('the worker ended before it ran')));
  });
  await runs;
  if (child.pid === undefined) throw new Error('the worker did not start');
  return {
    pid: child.pid,
    output: () => output,
    kill9: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}
