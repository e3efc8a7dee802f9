import { type DeploymentStanding, deploymentStanding } from '../temporal/deployment-standing.ts';
import { queueStanding } from '../temporal/queue-standing.ts';
import { deploymentName } from '../temporal/worker-version.ts';
import { within } from '../temporal/within.ts';
import { type Check, type Finding, ok, problem, warning } from './check.ts';

const answerMs = 10_000;
const stands = 'nothing is archived or given back';

export const workerVersions: Check = {
  name: 'worker-versions',
  needs: ['temporal'],
  async run({ temporal, config: { taskQueue } }) {
    if ('error' in temporal) throw temporal.error;
    const { client, connection } = temporal;
    const [standing, { pollers }] = await within(connection, Date.now() + answerMs, () =>
      Promise.all([deploymentStanding(client, taskQueue), queueStanding(client, taskQueue, 'workflow')]),
    );
    if (standing === null) return [ok('workers have no versions: each gets any work')];
    const running = new Set(pollers.map(({ version }) => version));
    const waiting = [...running].filter(
      (version) => version !== null && version !== standing.current && version !== standing.ramping?.version,
    );
    const promote =
      `temporal worker deployment set-current-version --deployment-name ${deploymentName(taskQueue)} ` +
      `--build-id ${waiting[0] ?? '<version>'}`;
    const found = [...wrongOf(standing, { running, waiting, promote })];
    return found.length > 0 ? found : [ok(summary(standing, waiting))];
  },
};

function* wrongOf(
  { current, ramping }: DeploymentStanding,
  at: { running: ReadonlySet<string | null>; waiting: readonly unknown[]; promote: string },
): Generator<Finding> {
  const { running, waiting, promote } = at;
  const names = waiting.map((version) => `"${String(version)}"`).join(', ');
  if (current !== null && !running.has(current))
    yield problem(
      `no worker of version "${current}" runs, which is current: ${stands}`,
      `Start workers with LASTCALL_WORKER_VERSION=${current}, or make current what runs: ${promote}`,
    );
  if (ramping !== null && !running.has(ramping.version))
    yield problem(
      `no worker of version "${ramping.version}" runs, to which ${ramping.percentage} % of the workflows go: they wait`,
      'Start some, or end the ramp: docs/operations.md, "Versions of workers".',
    );
  if (current !== null && running.has(null))
    yield warning(
      `workers without a version run beside version "${current}", and get no work`,
      'Stop them, or give them LASTCALL_WORKER_VERSION.',
    );
  if (current === null && waiting.length > 0)
    yield running.has(null)
      ? warning(`workers of ${names} run, and get no work`, promote)
      : problem(`only workers of ${names} run, and no version is current: ${stands}`, promote);
}

function summary({ current, ramping }: DeploymentStanding, waiting: readonly unknown[]): string {
  if (current === null) return 'no version is current: workers without one get the work';
  const share = ramping === null ? '' : `, "${ramping.version}" has ${ramping.percentage} %`;
  const names = waiting.map((version) => `"${String(version)}"`).join(', ');
  return `"${current}" is current${share}${names === '' ? '' : `; without work: ${names}`}`;
}
