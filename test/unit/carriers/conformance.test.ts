import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialectId } from '../../../sandbox/model.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/server.ts';
import { sandboxControl } from '../../../sandbox/control-client.ts';
import { createBench } from './conformance-bench.ts';
import { cases, type ConformanceCase } from './conformance-cases.ts';
import { conformanceTable } from './conformance-table.ts';

const dayMs = 24 * 60 * 60 * 1000;
const carriers = dialectId.options;
const table = conformanceTable(carriers, cases);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, dataDir: null });
  await sandboxControl(sandbox.url).setOrderDelay(0);
});
afterAll(async () => {
  await sandbox.close();
  console.log(table.toString());
});

describe.each(carriers)('%s', (carrier) => {
  test.each(cases.filter(({ notFor }) => !notFor?.[carrier]))('conforms when: $name', async (one) => {
    const bench = await createBench(sandbox.url, carrier, stateOf(one.given));
    const { control, number } = bench;
    if (one.faults) await control.addFault({ carrier, numbers: [number.e164], script: one.faults as never });

    const outcomes = await one.run(bench);

    const { kind: readBack } = await bench.readBack();
    const { length: requests } = await control.requests({ carrier, number: number.e164, action: 'release' });
    const { readBack: seen = readBack, requests: sent = requests } = one;
    expect(outcomes).toHaveLength(one.expected.length);
    expect({ outcomes, readBack, requests }).toMatchObject({
      outcomes: one.expected,
      readBack: seen,
      requests: sent,
    });
    expect(JSON.stringify(outcomes.filter((outcome) => !(outcome && 'e164' in outcome)))).not.toContain(
      number.e164.slice(2),
    );
    table.passed(carrier, one);
  });
});

function stateOf(given: ConformanceCase['given'] = {}) {
  const { purchasedDaysAgo, ...state } = given;
  if (purchasedDaysAgo === undefined) return state;
  return { ...state, purchasedAt: new Date(Date.now() - purchasedDaysAgo * dayMs).toISOString() };
}
