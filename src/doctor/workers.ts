import { carrierTaskQueue, webhookTaskQueue } from '../../workflows/contract.ts';
import { carrierIds } from '../carriers/registry.ts';
import { type PolledQueue, queueStanding } from '../temporal/queue-standing.ts';
import { within } from '../temporal/within.ts';
import { type Check, type Finding, ok, problem, warning } from './check.ts';

const answerMs = 10_000;
const oldTaskMs = 10 * 60_000;
/** Temporal tells of itself when a worker last asked: a moment ahead of us is no difference of clocks. */
const clockAheadMs = 2_000;

export const workers: Check = {
  name: 'workers',
  needs: ['temporal'],
  async run({ temporal, config: { taskQueue } }) {
    if ('error' in temporal) throw temporal.error;
    const { client, connection } = temporal;
    const queues = await within(connection, Date.now() + answerMs, () =>
      Promise.all([
        queueStanding(client, taskQueue, 'workflow'),
        queueStanding(client, taskQueue, 'activity'),
        queueStanding(client, webhookTaskQueue(taskQueue), 'activity'),
        ...carrierIds.map((carrier) =>
          queueStanding(client, carrierTaskQueue(taskQueue, carrier), 'activity'),
        ),
      ]),
    );
    const unpolled = queues.filter(({ pollers }) => pollers.length === 0);
    if (unpolled.length === queues.length)
      return [
        problem(
          `no worker has asked for work on "${taskQueue}" within some minutes: nothing is archived or given back`,
          'Start `lastcall worker`, with the LASTCALL_TASK_QUEUE of the APIs.',
        ),
      ];
    const found: Finding[] = unpolled.map(({ name, kind }) =>
      problem(
        `no worker asks for ${kind} tasks of "${name}"`,
        'Start a worker that serves it (LASTCALL_WORKER_QUEUES), and upgrade the workers, all to one version.',
      ),
    );
    found.push(...queues.filter(isOld).map(backlog), ...clockOf(queues));
    if (found.length > 0) return found;
    const names = new Set(queues.flatMap(({ pollers }) => pollers.map(({ identity }) => identity)));
    return [ok(`${names.size} on "${taskQueue}", that of webhooks and each carrier's`)];
  },
};

const isOld = ({ oldestTaskMs }: PolledQueue) => oldestTaskMs > oldTaskMs;

const backlog = ({ name, tasks, oldestTaskMs }: PolledQueue) =>
  warning(
    `${tasks} tasks wait on "${name}", the oldest for ${Math.floor(oldestTaskMs / 60_000)} min`,
    'Start more workers, unless it is a carrier’s queue, whose pace is the carrier’s.',
  );

function clockOf(queues: readonly PolledQueue[]): Finding[] {
  const newestMs = Math.max(...queues.flatMap(({ pollers }) => pollers.map(({ seenMs }) => seenMs)));
  const aheadMs = newestMs - Date.now();
  if (aheadMs <= clockAheadMs) return [];
  return [
    warning(
      `Temporal's clock is ${(aheadMs / 1_000).toFixed(1)} s or more ahead of this machine's`,
      'Have its machines set their clocks by NTP.',
    ),
  ];
}
