import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** The pid of a process that has just ended. */
export async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['--eval', '']);
  await once(child, 'exit');
  return pidOf(child);
}

/**
 * A Node process that runs `script` until the test ends, with `args` on its command line. Resolves when the script
 * has printed something.
 */
export async function spawnScript(script: string, ...args: string[]): Promise<number> {
  const child = spawn(process.execPath, ['--eval', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return pidOf(child);
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('the process did not start');
  return child.pid;
}
