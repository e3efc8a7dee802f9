import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { carrierIds } from '../../src/carriers/registry.ts';
import { carrierVariables } from '../../src/carriers/environment.ts';
import { projectRoot } from '../../src/project-root.ts';

const read = (...path: string[]) => readFileSync(join(projectRoot, ...path), 'utf8');
const chart = (...path: string[]) => read('deploy', 'helm', 'lastcall', ...path);

const { settings, secrets, ...list } = parse(chart('files', 'variables.yaml')) as {
  settings: Record<string, string[]>;
  secrets: Record<string, string[]>;
  chart: string[];
  carriers: string[];
};
const inChart = [...Object.keys(settings), ...Object.keys(secrets), ...list.chart];

/** What does not belong into a cluster: files that a process makes or reads for itself, where the chart has another way. */
const elsewhere = [
  'LASTCALL_AUTH_SECRET_FILE',
  'TEMPORAL_CONFIG_FILE',
  'TEMPORAL_PROFILE',
  'TEMPORAL_TLS_CLIENT_CERT_DATA',
  'TEMPORAL_TLS_CLIENT_KEY_DATA',
  'TEMPORAL_TLS_SERVER_CA_CERT_DATA',
];

interface Explained {
  variable: string;
  /** The parts that .env.example says read it, as `[api, worker]`; none where a package of others does. */
  readers: string[];
}

/** Every variable of .env.example with who reads it, as the comment in front of it says. */
const explained = read('.env.example')
  .split(/\n\s*\n/)
  .flatMap((block): Explained[] => {
    let readers: string[] = [];
    let comment = '';
    return block.split('\n').flatMap((line) => {
      const variable = /^#([A-Z][A-Z0-9_]*)=/.exec(line)?.[1];
      if (variable === undefined) {
        comment = `${comment} ${line}`;
        return [];
      }
      if (comment !== '')
        readers = [...comment.matchAll(/\[([a-z ,-]+)\]/g)].flatMap(([, parts = '']) => parts.split(', '));
      comment = '';
      return [{ variable, readers }];
    });
  });

test('the chart has every variable that parts read, none that there is not, and each once', () => {
  const wantedBy = explained.filter(
    ({ variable, readers }) =>
      variable === 'DATABASE_URL' ||
      readers.some((part) => ['api', 'worker'].includes(part)) ||
      (/^(TEMPORAL|AWS|OTEL|ARCHIVE_S3)_/.test(variable) && !readers.includes('up')),
  );
  const ofPackages = ['OTEL_RESOURCE_ATTRIBUTES', 'OTEL_TRACES_SAMPLER', 'OTEL_TRACES_SAMPLER_ARG'];
  const ofCompose = [
    'TEMPORAL_DB_PASSWORD',
    'TEMPORAL_HISTORY_SHARDS',
    'TEMPORAL_LOG_LEVEL',
    'TEMPORAL_PORT',
    'TEMPORAL_RETENTION',
    'TEMPORAL_UI_PORT',
  ];
  const wanted = wantedBy
    .map(({ variable }) => variable)
    .filter((name) => ![...elsewhere, ...ofCompose].includes(name));
  expect(inChart.toSorted()).toEqual([...new Set([...wanted, ...ofPackages])].toSorted());
});

test('the chart gives a variable to the parts that .env.example says', () => {
  const told = new Map(explained.map(({ variable, readers }) => [variable, readers]));
  const given = Object.entries({ ...settings, ...secrets }).filter(
    ([name]) => name !== 'DATABASE_URL' && told.get(name)?.length,
  );
  expect(given.length).toBeGreaterThan(25);
  for (const [name, parts] of given) {
    const readers = told.get(name)!.filter((part) => ['api', 'worker'].includes(part));
    expect([name, parts]).toEqual([name, readers]);
  }
});

test('what is a secret is given by reference alone', () => {
  const secret = /(?:SECRET|TOKEN|KEYS?|KEY_ID|HEADERS|SMTP_URL|DATABASE_URL)$/;
  expect(inChart.filter((name) => secret.test(name) && name !== 'ARCHIVE_S3_KMS_KEY_ID').toSorted()).toEqual(
    Object.keys(secrets)
      .filter((name) => secret.test(name))
      .toSorted(),
  );
  const credentials = carrierVariables.filter((name) => !name.endsWith('_URL'));
  for (const name of credentials) expect(Object.keys(secrets)).toContain(name);
});

test('the schema of the values names the same variables and carriers as the chart', () => {
  const schema = JSON.parse(chart('values.schema.json')) as {
    properties: Record<string, { properties: Record<string, unknown> }> & {
      workers: { additionalProperties: { properties: { queues: { items: { enum: string[] } } } } };
      extraEnv: { items: { not: { properties: { name: { enum: string[] } } } } };
    };
  };
  const { properties } = schema;
  expect(Object.keys(properties['settings']!.properties)).toEqual(Object.keys(settings));
  expect(Object.keys(properties['secretVariables']!.properties)).toEqual(Object.keys(secrets));
  expect(properties.extraEnv.items.not.properties.name.enum.toSorted()).toEqual(inChart.toSorted());
  expect(list.carriers).toEqual(carrierIds);
  expect(properties.workers.additionalProperties.properties.queues.items.enum).toEqual([
    'main',
    'webhooks',
    'releases',
    ...carrierIds,
  ]);
});

test('the schema of the values names every value, so that a misspelled one is refused', () => {
  const { properties } = JSON.parse(chart('values.schema.json')) as { properties: Record<string, unknown> };
  const named = Object.keys(properties).filter((name) => name !== 'global');
  expect(named.toSorted()).toEqual(Object.keys(parse(chart('values.yaml')) as object).toSorted());
});

test('chart and program have one version', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(parse(chart('Chart.yaml'))).toMatchObject({ version, appVersion: version });
});
