import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { resolveHelm } from '../../dev/helm/executable.ts';
import { carrierIds } from '../../src/carriers/registry.ts';
import { projectRoot } from '../../src/project-root.ts';
import { deploymentOptions } from '../../src/temporal/worker-version.ts';
import { carrierTaskQueue, webhookTaskQueue } from '../../workflows/contract.ts';
import { everyValue, fewestValues, otherValues } from '../support/helm-values.ts';
import {
  chart,
  find,
  helm,
  render,
  specOf,
  type Values,
  valuesFile,
  type Workload,
} from '../support/helm.ts';
import { kubernetesSchemas } from '../support/kubernetes-schemas.ts';

const gettingItMs = 15 * 60_000;
beforeAll(() => resolveHelm({ progress: (line) => console.log(line) }), gettingItMs);

const monitoring = (...path: string[]) => readFileSync(join(projectRoot, 'monitoring', ...path), 'utf8');

/** The variables of a deployment's or job's container, with their values or where these are from. */
async function environmentOf(
  values: Values,
  name: string,
  kind = 'Deployment',
): Promise<Record<string, string | undefined>> {
  const found = find(await render(values), kind, name) as Workload;
  return Object.fromEntries(
    found.spec.template.spec.containers[0]!.env.map(({ name: variable, value, valueFrom }) => [
      variable,
      value ?? `${valueFrom?.secretKeyRef.name}/${valueFrom?.secretKeyRef.key}`,
    ]),
  );
}

describe('the chart', () => {
  test('scales workers by the queues that they serve, as the program names them', async () => {
    const resources = await render(everyValue);
    const triggers = (worker: string) =>
      specOf(find(resources, 'ScaledObject', `prod-lastcall-worker-${worker}`)).triggers.map(
        ({ metadata: { taskQueue, queueTypes } }) => `${taskQueue}: ${queueTypes}`,
      );
    expect(triggers('main')).toEqual(['eu: workflow,activity']);
    expect(triggers('webhooks')).toEqual([`${webhookTaskQueue('eu')}: activity`]);
    expect(triggers('releases')).toEqual(carrierIds.map((id) => `${carrierTaskQueue('eu', id)}: activity`));
    const scaled = (await render(otherValues)).filter(({ kind }) => kind === 'ScaledObject');
    expect(scaled.map(({ metadata: { name } }) => name)).toEqual([
      'dialling-worker-main',
      'dialling-worker-main-next',
    ]);
  });

  test('has a new version of workers beside the old ones, each with its image and its part of the queue', async () => {
    const resources = await render({ ...otherValues, settings: { LASTCALL_TASK_QUEUE: 'eu.1' } });
    const next = find(resources, 'Deployment', 'dialling-worker-main-next') as Workload;
    const [container] = next.spec.template.spec.containers;
    expect(container?.image).toBe('registry.example.org/lastcall:0.3.0');
    expect(container?.env).toContainEqual({ name: 'LASTCALL_WORKER_VERSION', value: '0.3.0' });
    const { triggers } = specOf(find(resources, 'ScaledObject', 'dialling-worker-main-next'));
    const { deploymentName, buildId } = deploymentOptions('eu.1', '0.3.0').version;
    expect(triggers[0]?.metadata).toMatchObject({
      workerDeploymentName: deploymentName,
      workerDeploymentBuildId: buildId,
    });
  });

  test('lets KEDA ask Temporal with the key and certificates of the workers', async () => {
    const resources = await render(everyValue);
    const [{ metadata, authenticationRef }] = specOf(
      find(resources, 'ScaledObject', 'prod-lastcall-worker-main'),
    ).triggers as [{ metadata: Record<string, string>; authenticationRef?: { name: string } }];
    expect(metadata).toMatchObject({
      endpoint: 'prod.a1b2c.tmprl.cloud:7233',
      namespace: 'prod.a1b2c',
      tlsServerName: 'temporal',
    });
    const { secretTargetRef } = specOf(find(resources, 'TriggerAuthentication', authenticationRef!.name));
    expect(secretTargetRef).toEqual([
      { parameter: 'apiKey', name: 'temporal', key: 'TEMPORAL_API_KEY' },
      { parameter: 'ca', name: 'temporal-ca', key: 'ca.crt' },
      { parameter: 'cert', name: 'temporal-client', key: 'tls.crt' },
      { parameter: 'key', name: 'temporal-client', key: 'tls.key' },
    ]);
  });

  test('gives the Temporal SDK certificates where it mounts them', async () => {
    const environment = await environmentOf(everyValue, 'prod-lastcall-worker-main');
    expect(environment).toMatchObject({
      TEMPORAL_TLS: 'true',
      TEMPORAL_TLS_SERVER_NAME: 'temporal',
      TEMPORAL_API_KEY: 'temporal/TEMPORAL_API_KEY',
    });
    const worker = find(await render(everyValue), 'Deployment', 'prod-lastcall-worker-main') as Workload;
    const mounts = worker.spec.template.spec.containers[0]!.volumeMounts.map(({ mountPath }) => mountPath);
    for (const of of ['SERVER_CA_CERT', 'CLIENT_CERT', 'CLIENT_KEY'])
      expect(mounts).toContain(environment[`TEMPORAL_TLS_${of}_PATH`]?.replace(/\/[^/]+$/, ''));
  });

  test('gives each part what it reads and nothing else', async () => {
    const api = await environmentOf(everyValue, 'prod-lastcall-api');
    const worker = await environmentOf(everyValue, 'prod-lastcall-worker-webhooks');
    expect(worker).toMatchObject({
      LASTCALL_SMTP_URL: 'lastcall/LASTCALL_SMTP_URL',
      AWS_ACCESS_KEY_ID: 'bucket/id',
    });
    for (const name of ['LASTCALL_SMTP_URL', 'LASTCALL_MANIFEST_KEY']) expect(api).not.toHaveProperty(name);
    for (const name of ['LASTCALL_AUTH_SECRET', 'LASTCALL_OIDC_CLIENT_SECRET'])
      expect(worker).not.toHaveProperty(name);
  });

  test('tells a migration nothing but where the database is', async () => {
    const given = await environmentOf(everyValue, 'prod-lastcall-migrate', 'Job');
    expect(Object.keys(given)).toEqual(['DATABASE_URL', 'NODE_EXTRA_CA_CERTS']);
  });

  test('writes numbers as they are', async () => {
    expect(await environmentOf(everyValue, 'prod-lastcall-api')).toMatchObject({
      LASTCALL_RATE_CALL_EVENTS: '2000000',
      OTEL_TRACES_SAMPLER_ARG: '0.1',
      ARCHIVE_S3_PATH_STYLE: 'false',
    });
  });

  test('counts the ingress as a proxy, unless it is told another number', async () => {
    const hops = async (values: Values, name: string) =>
      (await environmentOf(values, name))['LASTCALL_PROXY_HOPS'];
    expect(await hops(everyValue, 'prod-lastcall-api')).toBe('1');
    expect(await hops(fewestValues, 'prod-lastcall-api')).toBe('0');
    expect(await hops(otherValues, 'dialling-api')).toBe('2');
  });

  test('has an ingress that does not buffer, and keeps the secret addresses of calendars out of logs', async () => {
    const resources = await render(everyValue);
    const [all, calendars] = ['prod-lastcall', 'prod-lastcall-calendars'].map((name) =>
      find(resources, 'Ingress', name),
    );
    expect(specOf(all!).rules[0]).toMatchObject({
      host: 'lastcall.example.org',
      http: { paths: [{ path: '/' }] },
    });
    expect(all?.metadata.annotations).toMatchObject({
      'nginx.ingress.kubernetes.io/proxy-buffering': 'off',
      'nginx.ingress.kubernetes.io/proxy-request-buffering': 'off',
      'nginx.ingress.kubernetes.io/proxy-body-size': '256m',
    });
    expect(specOf(calendars!).rules[0]).toMatchObject({ http: { paths: [{ path: '/v1/calendars' }] } });
    expect(calendars?.metadata.annotations).toEqual({
      'nginx.ingress.kubernetes.io/enable-access-log': 'false',
    });
  });

  test('lets nothing of ours reach the addresses at which clouds keep their keys', async () => {
    const resources = await render(fewestValues);
    const outside = specOf(find(resources, 'NetworkPolicy', 'prod-lastcall-outside')).egress;
    const [temporal, anywhere] = outside;
    expect(temporal).toEqual({ ports: [{ protocol: 'TCP', port: 7233 }] });
    expect(anywhere?.to?.map(({ ipBlock }) => ipBlock)).toEqual([
      { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] },
      { cidr: '::/0', except: ['fe80::/10', 'fd00:ec2::/32'] },
    ]);
  });

  test('has the alarms and the dashboard of monitoring/, over jobs of the names that these ask for', async () => {
    const resources = await render(everyValue);
    expect(specOf(find(resources, 'PrometheusRule', 'prod-lastcall'))).toEqual(
      parse(monitoring('alerts.yml')),
    );
    const dashboard = find(resources, 'ConfigMap', 'prod-lastcall-dashboard') as unknown as {
      data: Record<string, string>;
    };
    expect(dashboard.data['lastcall.json']).toBe(monitoring('grafana', 'lastcall.json'));
    const jobs = resources
      .filter(({ kind }) => kind === 'PodMonitor')
      .flatMap((one) => specOf(one).podMetricsEndpoints.flatMap(({ relabelings }) => relabelings))
      .map(({ replacement }) => replacement);
    const { scrape_configs: known } = parse(monitoring('prometheus.yml')) as {
      scrape_configs: { job_name: string }[];
    };
    expect(jobs).toEqual(known.map(({ job_name: name }) => name));
  });

  test('says what to do next, with names that there are', async () => {
    const notes = await helm(
      'install',
      'prod',
      chart,
      '--dry-run=client',
      '--namespace=calls',
      `--values=${valuesFile(everyValue)}`,
    );
    const named = [...notes.slice(notes.indexOf('NOTES:')).matchAll(/exec deploy\/(\S+)/g)].map(
      ([, name]) => name,
    );
    expect(named).toHaveLength(2);
    const resources = await render(everyValue);
    for (const name of named) find(resources, 'Deployment', name!);
  });
});

describe('values that cannot work are refused', () => {
  test('all at once where what has no default is missing', async () => {
    const refusal = await render({}).catch(String);
    for (const name of [
      'image.repository',
      'publicUrl',
      'temporal.address',
      'archiveStore',
      'existingSecret',
    ])
      expect(refusal).toContain(`\n  - ${name}: `);
  });

  test.each<[string, Values, string]>([
    ['a misspelled value', { api: { replica: 3 } }, "additional properties 'replica' not allowed"],
    ['a misspelled variable', { settings: { LASTCALL_LOGLEVEL: 'info' } }, "'LASTCALL_LOGLEVEL' not allowed"],
    [
      'a secret among the settings',
      { settings: { LASTCALL_SECRET_KEYS: 'k1:x' } },
      "'LASTCALL_SECRET_KEYS' not allowed",
    ],
    [
      'a secret’s value',
      { secretVariables: { DATABASE_URL: 'postgres://a:b@c' } },
      'got string, want object',
    ],
    [
      'a secret past the references',
      { extraEnv: [{ name: 'LASTCALL_SECRET_KEYS', value: 'k1:x' }] },
      '/extraEnv/0',
    ],
    ['an image that changes', { image: { tag: 'latest' } }, '/image/tag'],
    ['a public address with a path', { publicUrl: 'https://example.org/calls' }, '/publicUrl'],
    ['an unknown queue', { workers: { main: { queues: ['mian'] } } }, '/workers/main/queues/0'],
    [
      'a log level that there is not',
      { settings: { LASTCALL_LOG_LEVEL: 'loud' } },
      '/settings/LASTCALL_LOG_LEVEL',
    ],
    [
      'a queue that nobody serves',
      { workers: { releases: { queues: carrierIds.filter((id) => id !== 'telnyx') } } },
      'workers: none serves the queue telnyx',
    ],
    ['two archive stores', { archiveStore: { existingClaim: 'archives' } }, 'archiveStore: give a bucket'],
    [
      'APIs without a secret of the sessions',
      { secretVariables: { LASTCALL_AUTH_SECRET: null } },
      'LASTCALL_AUTH_SECRET: is needed',
    ],
    [
      'half an OpenID provider',
      { settings: { LASTCALL_OIDC_ISSUER: 'https://id.example.org' } },
      'give all three or none',
    ],
    [
      'a mail server without a sender',
      { secretVariables: { LASTCALL_SMTP_URL: {} } },
      'settings.LASTCALL_MAIL_FROM',
    ],
    ['certificates without TLS', { temporal: { tls: { client: { secret: 'x' } } } }, 'temporal.tls.enabled'],
  ])('%s', async (_, values, message) => {
    const merged = { ...fewestValues };
    for (const [name, value] of Object.entries(values))
      merged[name] =
        typeof value === 'object' && !Array.isArray(value)
          ? { ...(merged[name] as Values), ...(value as Values) }
          : value;
    await expect(render(merged)).rejects.toThrow(message);
  });
});

test('the schemas find a misspelled field, a wrong kind of value and one that is missing, also in custom resources', async () => {
  const examine = await kubernetesSchemas('1.37');
  const resources = await render(everyValue);
  const broken = (kind: string, name: string, change: (spec: Record<string, unknown>) => void) => {
    const resource = structuredClone(find(resources, kind, name)) as unknown as {
      spec: Record<string, unknown>;
    };
    change(resource.spec);
    return examine(resource as never).join('\n');
  };
  const api = (change: (spec: Record<string, unknown>) => void) =>
    broken('Deployment', 'prod-lastcall-api', change);
  expect(api(() => undefined)).toBe('');
  expect(api((spec) => (spec['replcas'] = 2))).toContain('additionalProperty":"replcas"');
  expect(api((spec) => (spec['minReadySeconds'] = 'many'))).toContain(
    '/spec/minReadySeconds: must be integer',
  );
  expect(api((spec) => delete spec['selector'])).toContain("must have required property 'selector'");
  expect(
    broken('ScaledObject', 'prod-lastcall-worker-main', (spec) => (spec['maxReplicasCount'] = 2)),
  ).toContain('additionalProperty":"maxReplicasCount"');
  expect(broken('PodMonitor', 'prod-lastcall-worker', (spec) => delete spec['selector'])).toContain(
    "must have required property 'selector'",
  );
});
