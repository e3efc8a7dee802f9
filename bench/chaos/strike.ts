import { rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/db/client.ts';
import type { Random } from '../random.ts';
import { clockFile, type Installation } from './installation.ts';
import type { Fault } from './plan.ts';

/** A server that found its disk full ends sooner, or not at all. */
const endsWithinMs = 5_000;

/** Does it, and undoes what undoes itself; answers whether there was something to strike. */
export async function strike(installation: Installation, fault: Fault, random: Random): Promise<boolean> {
  const { running, begin, links } = installation;
  switch (fault.kind) {
    case 'kill': {
      const at = random.index(running[fault.part].length);
      await endHard(running[fault.part][at]!);
      await sleep(fault.ms);
      running[fault.part][at] = await begin[fault.part](at);
      return true;
    }
    case 'pause': {
      const { pid } = random.pick(running[fault.part]);
      process.kill(pid, 'SIGSTOP');
      try {
        await sleep(fault.ms);
      } finally {
        process.kill(pid, 'SIGCONT');
      }
      return true;
    }
    case 'backend':
      return await killBackend(installation.databaseUrl, random);
    case 'cut':
      await links[fault.link].cut(fault.ms);
      return true;
    case 'hold':
      await links[fault.link].hold(fault.ms);
      return true;
    case 'slow':
      await links[fault.link].slow(fault.delayMs, fault.ms);
      return true;
    case 'fill':
      return await fill(installation, fault);
    case 'clock': {
      const file = clockFile(installation.folder, fault.part, random.index(running[fault.part].length));
      await writeFile(file, String(fault.byMs));
      try {
        await sleep(fault.ms);
      } finally {
        await rm(file);
      }
      return true;
    }
  }
}

async function endHard(part: { pid: number; ended: Promise<unknown> }): Promise<void> {
  process.kill(part.pid, 'SIGKILL');
  await part.ended;
}

/** Who ends because nothing can be written is started again, as by any supervisor. */
async function fill(
  { disks, running, begin }: Installation,
  { disk, ms }: Extract<Fault, { kind: 'fill' }>,
): Promise<boolean> {
  const small = disks[disk];
  if (small === null) return false;
  await small.fill(ms);
  if (disk === 'store') return true;
  const ended = running[disk][0]!.ended.then(() => true);
  if (await Promise.race([ended, sleep(endsWithinMs, false)])) running[disk][0] = await begin[disk](0);
  return true;
}

async function killBackend(databaseUrl: string, random: Random): Promise<boolean> {
  const db = openDatabase(databaseUrl, { maxConnections: 1 });
  try {
    const backends = await db.sql<{ pid: number }[]>`
      select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() order by pid`;
    if (backends.length === 0) return false;
    process.kill(random.pick(backends).pid, 'SIGKILL');
    return true;
  } catch {
    // The server is still recovering from the last one: nobody is there to be killed.
    return false;
  } finally {
    // The server takes all its connections down with the one that was killed.
    await db.close().catch(() => {});
  }
}
