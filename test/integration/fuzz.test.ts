import * as fc from 'fast-check';
import { afterAll, describe, expect, test as plain } from 'vitest';
import { offlineDocument } from '../../src/api/http/document.ts';
import { runBulkItem } from '../../src/db/bulk-jobs/run-bulk-item.ts';
import { loadSealed } from '../../src/seals/load-sealed.ts';
import { unfinishedBulkJobs } from '../../src/db/bulk-jobs/unfinished-bulk-jobs.ts';
import { reference } from '../support/reference.ts';
import { startAll } from '../support/defer.ts';
import { type FuzzBed, startFuzzBed } from '../support/fuzz/bed.ts';
import { Figures } from '../support/fuzz/figures.ts';
import { type FuzzTarget, requestsOf } from '../support/fuzz/requests.ts';
import { send } from '../support/fuzz/send.ts';
import { AnswerChecker, type OpenApi } from '../support/openapi.ts';

// CONTRIBUTING.md tells of both.
const seed = Number(process.env['LASTCALL_FUZZ_SEED'] ?? 2026);
const wantedCases = Number(process.env['LASTCALL_FUZZ_CASES'] ?? 536);

const document = offlineDocument() as unknown as OpenApi;
const targets: FuzzTarget[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);
const casesEach = Math.ceil(wantedCases / targets.length);
/** Then what requests have deleted or used up is made up for. */
const casesARound = 30;
const timeoutMs = 120_000 + casesEach * 2_000;
const mostBytes = 2 * 1024 * 1024 * 1024;

const figures = new Figures();
const checker = new AnswerChecker(document);
const { to: bed, set } = reference<FuzzBed>('bed');
const test = plain.extend('bed', { scope: 'file', auto: true }, async ({}, { onCleanup }) =>
  set(await startAll(onCleanup, startFuzzBed)),
);
afterAll(() => console.log(`seed ${seed}\n${String(figures)}`));

/** Names of credentials, those that an operation takes first. */
function credentialsFor({ operation }: FuzzTarget): string[] {
  const names = Object.keys(bed.credentials);
  const mayKey = operation.security.some((scheme) => 'apiKey' in scheme);
  const isBest = (name: string) => {
    if (operation.security.length === 0) return name === 'nobody';
    const role = ['owner', 'caller', 'dialer'].find((one) =>
      new RegExp(`Roles: [^.]*\\b${one}\\b`).test(operation.description),
    );
    return name === `${role} by ${mayKey ? 'key' : 'session'}`;
  };
  return [...names.filter(isBest), ...names.filter((name) => !isBest(name))];
}

describe('whatever is sent', () => {
  test.each(targets.map((target, index) => [target.method, target.path, target, index] as const))(
    '%s %s answers as the document says, and fails never',
    { timeout: timeoutMs },
    async (method, path, target, index) => {
      for (let done = 0; done < casesEach; done += casesARound) {
        const requests = requestsOf(target, {
          components: document.components.schemas,
          ids: await bed.refill(),
          credentials: credentialsFor(target),
          cursors: await bed.cursors(),
        });
        const answers = fc.asyncProperty(requests, async (request) => {
          const startedAt = performance.now();
          const status = await send(bed.api.url, checker, request, bed.credentials[request.as] ?? {});
          figures.add(`${method} ${path}`, status, performance.now() - startedAt);
        });
        const numRuns = Math.min(casesARound, casesEach - done);
        await expect(
          fc.assert(answers, { seed: seed + index * 1_000_000 + done, numRuns }),
        ).resolves.toBeUndefined();
      }
    },
  );

  test('every bulk job that was taken can be carried out', { timeout: timeoutMs }, async () => {
    const { sql } = bed.api.db;
    for (const { jobId } of await unfinishedBulkJobs(sql))
      while (await runBulkItem(sql, jobId, loadSealed(bed.api.store)));
    expect(await sql`select job_id, failure from bulk_job_items where outcome = 'failed'`).toEqual([]);
  });

  test('it takes no more memory than a small machine has', () => {
    expect(figures.peakBytes).toBeLessThan(mostBytes);
  });
});
