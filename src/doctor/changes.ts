import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Check, ok, problem } from './check.ts';

const arriveMs = 5_000;

/** Whether word of changes arrives: a pooler in transaction mode loses `LISTEN` without an error. */
export const changes: Check = {
  name: 'changes',
  needs: ['database'],
  async run({ sql }) {
    const channel = `lastcall_doctor_${randomUUID().replaceAll('-', '')}`;
    let arrived: () => void = () => {};
    const heard = new Promise<true>((resolve) => (arrived = () => resolve(true)));
    const listening = await sql.listen(channel, () => arrived());
    try {
      await sql.notify(channel, '');
      if (await Promise.race([heard, sleep(arriveMs, false, { ref: false })]))
        return [ok('word of changes (LISTEN) arrives')];
      return [
        problem(
          'LISTEN does not work: pages are not told of what others change',
          'Have DATABASE_URL lead past the pooler, or set the pooler to session mode.',
        ),
      ];
    } finally {
      await listening.unlisten();
    }
  },
};
