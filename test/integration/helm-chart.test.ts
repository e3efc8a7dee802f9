import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { resolveHelm } from '../../dev/helm/executable.ts';
import { carrierIds } from '../../src/carriers/registry.ts';
import { readConfig } from '../../src/config.ts';
import { projectRoot } from '../../src/project-root.ts';
import { everyValue, fewestValues, otherValues, secretExamples } from '../support/helm-values.ts';
import { danglingReferences } from '../support/helm-references.ts';
import { chart, helm, render, type Values, valuesFile, workloads } from '../support/helm.ts';
import { type Examine, kubernetesSchemas, type Resource } from '../support/kubernetes-schemas.ts';

const sets: [string, Values][] = [
  ['as few values as can be', fewestValues],
  ['all there is', everyValue],
  ['a folder, workers by carrier and nothing of what is on by itself', otherValues],
];
/** The oldest version that the chart allows, and the newest whose schemas there are. */
const versions = ['1.30', '1.37'];

const gettingItMs = 15 * 60_000;
let examiners: Examine[];
beforeAll(async () => {
  await resolveHelm({ progress: (line) => console.log(line) });
  examiners = await Promise.all(versions.map(kubernetesSchemas));
}, gettingItMs);

const listening = { publicUrl: 'https://lastcall.example.org', metrics: { host: '0.0.0.0', port: 9464 } };
/** What the program makes of the environment of each part. */
const heldBy: Record<string, object> = {
  api: { ...listening, host: '0.0.0.0' },
  worker: listening,
  migrate: {},
};

/** The environment of each deployment and job, with the command that it runs. */
const environments = (resources: Resource[]) =>
  workloads(resources).flatMap(({ spec: { template } }) =>
    template.spec.containers.map(({ args, env }) => [args[0]!, env] as const),
  );

const read = (...path: string[]) => readFileSync(join(projectRoot, ...path), 'utf8');

describe.each(sets)('with %s the chart', (_, values) => {
  test('is found well by helm’s own examination', async () => {
    expect(await helm('lint', '--strict', `--values=${valuesFile(values)}`, chart)).toContain(
      '1 chart(s) linted, 0 chart(s) failed',
    );
  });

  test('makes only what Kubernetes, KEDA and the Prometheus operator take', async () => {
    const resources = await render(values);
    expect(resources.length).toBeGreaterThan(5);
    expect(resources.flatMap((resource) => examiners.flatMap((examine) => examine(resource)))).toEqual([]);
  });

  test('has pods that may do nothing but their work', async () => {
    const all = workloads(await render(values));
    expect(all.length).toBeGreaterThan(2);
    for (const {
      spec: { template },
    } of all) {
      expect(template.spec).toMatchObject({
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: 1000,
          fsGroup: 1000,
          seccompProfile: { type: 'RuntimeDefault' },
        },
      });
      for (const container of template.spec.containers) {
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          runAsNonRoot: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(container.image).toMatch(
          /^registry\.example\.org\/lastcall(:\d+\.\d+\.\d+|@sha256:[0-9a-f]{64})$/,
        );
        expect(container.resources.requests).toMatchObject({
          cpu: expect.any(String),
          memory: expect.any(String),
        });
        expect(container.resources.limits['memory']).toBeTruthy();
      }
    }
  });

  test('asks each part at the address where it tells how it is', async () => {
    const deployments = workloads(await render(values)).filter(({ kind }) => kind === 'Deployment');
    for (const {
      spec: { template },
    } of deployments) {
      for (const { args, ports = [], startupProbe, livenessProbe, readinessProbe, env } of template.spec
        .containers) {
        const port = { api: 'http', worker: 'metrics' }[args[0]!];
        expect([startupProbe, livenessProbe, readinessProbe].map((probe) => probe?.httpGet)).toEqual([
          { path: '/health', port },
          { path: '/health', port },
          { path: '/ready', port },
        ]);
        const variable = args[0] === 'api' ? 'LASTCALL_PORT' : 'LASTCALL_METRICS_PORT';
        const listens = Number(env.find(({ name }) => name === variable)?.value);
        expect(ports.find(({ name }) => name === port)?.containerPort).toBe(listens);
      }
    }
  });

  test('gives each part an environment that it understands, with secrets by reference alone', async () => {
    const resources = await render(values);
    expect(resources.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    for (const [part, env] of environments(resources)) {
      const names = env.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      const referred = env.filter(({ valueFrom }) => valueFrom?.secretKeyRef.name);
      expect(referred.map(({ name }) => name)).toEqual(names.filter((name) => name in secretExamples));
      const config = readConfig(
        Object.fromEntries(env.map(({ name, value }) => [name, value ?? secretExamples[name]])),
      );
      expect(config).toMatchObject({ databaseUrl: secretExamples['DATABASE_URL'], ...heldBy[part] });
      expect(names.includes('LASTCALL_AUTH_SECRET')).toBe(part === 'api');
      expect(names.includes('LASTCALL_WORKER_QUEUES')).toBe(part === 'worker');
    }
  });

  test('serves every queue', async () => {
    const served = workloads(await render(values))
      .flatMap(({ spec: { template } }) => template.spec.containers[0]!.env)
      .filter(({ name }) => name === 'LASTCALL_WORKER_QUEUES')
      .map(
        ({ value }) =>
          readConfig({ DATABASE_URL: 'postgres://x', LASTCALL_WORKER_QUEUES: value }).workerQueues,
      );
    expect(served.some(({ main }) => main)).toBe(true);
    expect(served.some(({ webhooks }) => webhooks)).toBe(true);
    expect(new Set(served.flatMap(({ carriers }) => carriers))).toEqual(new Set(carrierIds));
  });

  test('leaves a worker more time to end than it takes', async () => {
    const force = Number(
      /shutdownForceMs = ([\d_]+)/.exec(read('src/worker/worker.ts'))?.[1]?.replaceAll('_', ''),
    );
    const graces = workloads(await render(values))
      .filter(({ spec: { template } }) => template.spec.containers[0]!.args[0] === 'worker')
      .map(({ spec: { template } }) => template.spec.terminationGracePeriodSeconds);
    expect(graces.length).toBeGreaterThan(0);
    for (const grace of graces) expect(grace! * 1_000).toBeGreaterThan(force + 10_000);
  });

  test('names nothing that is not there', async () => {
    expect(danglingReferences(await render(values), ['given'])).toEqual([]);
  });
});
