/**
 * Whether anything is lost, doubled, stuck or done too early while parts are killed, paused, cut off and slowed, disks are
 * full and clocks are moved: Postgres, Temporal,
 * the sandbox carriers, two APIs and two workers run as processes with a proxy on each way between them. Clients that send again
 * what has no answer report calls, launch, import, archive singly and in bulk, clone, export and change the policy; a tenth of the
 * carriers' requests meet a fault. At the end a model of what was acknowledged is compared with what is seen from outside: the
 * API, the exports, the sealed files, and the carriers' own logs.
 *
 *   npm run build && npx tsx bench/chaos.ts [--kills 500] [--archives 200] [--numbers 20] [--seed 1] [--lanes 4] [--pretend] [--many]
 *
 * With --many they are what several machines run: a Temporal cluster of two nodes with mutual TLS, nginx before the APIs, three
 * workers, PgBouncer before Postgres, and an S3 server.
 *
 * Prints a report, and exits with 1 when a guarantee of docs/architecture.md is broken; the logs stay then. Starts and stops its own
 * servers. The seed decides what strikes when, and what clients and carriers do; what they meet there differs from run to run.
 */
import { parseArgs } from 'node:util';
import { archivedOf, chaos } from './chaos/run.ts';
import { guarantees } from './chaos/violation.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    archives: { type: 'string', default: '200' },
    numbers: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '4' },
    pretend: { type: 'boolean', default: false },
    many: { type: 'boolean', default: false },
  },
});
const { model, seen, violations, faults, failedRequests, seconds, folder } = await chaos({
  seed: Number(values.seed),
  kills: Number(values.kills),
  archives: Number(values.archives),
  numbers: Number(values.numbers),
  lanes: Number(values.lanes),
  lifeMs: [4_000, 20_000],
  paceMs: [500, 3_000],
  pretend: values.pretend,
  many: values.many,
  // Beyond the quarter of an hour that a release waits at most between two tries.
  standstillMs: 20 * 60_000,
  progress: console.log,
});

const archived = archivedOf(model);
const orders = [...seen.orders.values()].flat();
const acknowledged = model.campaigns.flatMap(({ events }) =>
  [...events.values()].filter(({ answer }) => answer === 'recorded'),
);
console.table({
  seed: values.seed,
  faults: [...faults.values()].reduce((sum, count) => sum + count, 0),
  'minutes of faults': (seconds.chaos / 60).toFixed(1),
  'requests without an answer that counts': failedRequests,
  'events acknowledged': acknowledged.length,
  'contacts acknowledged': model.campaigns.reduce((sum, { contacts }) => sum + contacts.size, 0),
  'archives asked for': archived.length,
  'campaigns kept active': model.campaigns.length - archived.length,
  'numbers to be given back': archived.reduce((sum, { numbers }) => sum + numbers.length, 0),
  'release orders, with effect': `${orders.length}, ${orders.filter(({ effect }) => effect).length}`,
  'bulk jobs, exports, policy changes': `${model.jobs.length}, ${model.exports.length}, ${model.policyChanges}`,
  'seconds until the last was done': seconds.settling.toFixed(0),
});
console.table(Object.fromEntries([...faults].toSorted(([one], [other]) => (one < other ? -1 : 1))));
console.table(
  Object.fromEntries(
    Object.values(guarantees).map((title) => [
      title,
      violations.filter(({ guarantee }) => guarantee === title).length,
    ]),
  ),
);
for (const { guarantee, what } of violations) console.error(`${guarantee}: ${what}`);
if (violations.length > 0) console.error(`The logs are in ${folder}`);
process.exitCode = violations.length > 0 ? 1 : 0;
