import { readFileSync } from 'node:fs';
import { birthMark, stopProcess } from './processes.ts';
import { writeDurably } from './write-durably.ts';

/** Notes a process in a file, so that the next start finds it should this process be killed before it. */
export function noteProcess(file: string, pid: number): void {
  writeDurably(file, JSON.stringify({ pid, birthMark: birthMark(pid) }));
}

/**
 * Stops the process that a file notes if it still runs; one that was given its pid since is left alone.
 *
 * @param patienceMs how long it may take before SIGKILL
 * @returns whether it ran
 */
export async function stopNoted(file: string, signal: NodeJS.Signals, patienceMs: number): Promise<boolean> {
  const noted = readNote(file);
  if (noted?.birthMark === undefined || noted.birthMark !== birthMark(noted.pid)) return false;
  await stopProcess(noted.pid, signal, patienceMs);
  return true;
}

/** Undefined where there is none, or none that can be read. */
function readNote(file: string): { pid: number; birthMark?: string } | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { pid: number; birthMark?: string };
  } catch {
    return undefined;
  }
}
