import { readFileSync, readdirSync } from 'node:fs';

const ticksPerSecond = 100;

/** CPU time in ms that a process, its living children and those that it has outlived have used so far. Linux only. */
export function cpuOfFamilyMs(parent: number): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = statOf(pid);
    if (!stat) continue;
    const [, ppid, , , , , , , , , , user = '0', system = '0', endedUser = '0', endedSystem = '0'] = stat;
    if (pid === String(parent)) ticks += Number(endedUser) + Number(endedSystem);
    if (pid === String(parent) || ppid === String(parent)) ticks += Number(user) + Number(system);
  }
  return (ticks * 1000) / ticksPerSecond;
}

/** From the third field on: the second may itself hold spaces and brackets. */
function statOf(pid: string): string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}
