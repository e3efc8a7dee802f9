import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { carrierVariables } from '../../src/carriers/environment.ts';
import { readConfig } from '../../src/config.ts';
import { logWithoutData } from '../../dev/postgres-log.ts';
import { readUpSettings } from '../../dev/settings.ts';
import { projectRoot } from '../../src/project-root.ts';

interface Service {
  image: string;
  build?: string;
  command?: string[];
  ports?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test?: string[]; disable?: boolean };
  restart?: string;
  stop_grace_period?: string;
  volumes?: string[];
  configs?: { source: string }[];
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
}

interface Compose {
  services: Record<string, Service>;
  volumes: Record<string, null>;
  configs: Record<string, { content: string }>;
}

const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8');

const composeText = read('docker-compose.yml');
const compose = parse(composeText, { merge: true }) as Compose;
const services = Object.entries(compose.services);
const ours = services.filter(([, { build }]) => build !== undefined);

/** Every variable of .env.example with the value that stands there. */
const example = new Map(
  [...read('.env.example').matchAll(/^#([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name = '', value = '']) => [
    name,
    value,
  ]),
);
const examples = (...names: string[]) => Object.fromEntries(names.map((name) => [name, example.get(name)]));

const sources = ['src', 'dev', 'sandbox']
  .flatMap((folder) =>
    readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => read(join(folder, name))),
  )
  .join('\n');
/** The variables that the two schemas of the environment name, and those that are read directly. */
const namesRead = new Set(
  [
    ...[
      'src/config.ts',
      'src/archive-store/s3-environment.ts',
      'src/mail/mail-config.ts',
      'dev/settings.ts',
    ].flatMap((file) => [...read(file).matchAll(/^ {2,4}([A-Z][A-Z0-9_]+): /gm)]),
    ...sources.matchAll(/\benv\['([A-Z][A-Z0-9_]+)'\]/g),
  ]
    .map(([, name = '']) => name)
    .concat(carrierVariables),
);

/** What others can wait for: a service that tells its health, or one that ends. */
const canHappen = ({ healthcheck, restart }: Service) => [
  ...(healthcheck?.test ? ['service_healthy'] : []),
  ...(restart?.startsWith('on-failure') ? ['service_completed_successfully'] : []),
];

describe('docker-compose.yml', () => {
  test('has every part, from a fixed version', () => {
    expect(Object.keys(compose.services).toSorted()).toEqual([
      'api',
      'migrate',
      'postgres',
      'sandbox',
      'temporal',
      'temporal-namespace',
      'temporal-schema',
      'temporal-ui',
      'worker',
    ]);
    const foreign = services.filter(([, { build }]) => build === undefined);
    for (const [, { image }] of foreign) expect(image).toMatch(/^[\w/-]+:\d+\.\d[\w.-]*$/);
  });

  test('each of our parts is a command that the program has', () => {
    const commands = [...read('src/cli.ts').matchAll(/\.command\('(\w+)'\)/g)].map(([, name]) => name);
    expect(ours.map(([name]) => name)).toEqual(['migrate', 'api', 'worker', 'sandbox']);
    for (const [, { command }] of ours) expect(commands).toContain(command?.[0]);
  });

  test('runs our parts without rights, on a file system that is read only', () => {
    for (const [, { read_only, cap_drop, security_opt }] of ours) {
      expect({ read_only, cap_drop, security_opt }).toEqual({
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
      });
    }
  });

  test('waits only for what can happen', () => {
    for (const [, { depends_on: dependencies = {} }] of services) {
      for (const [other, { condition }] of Object.entries(dependencies)) {
        expect(canHappen(compose.services[other]!)).toContain(condition);
      }
    }
  });

  // An unquoted `a ? b : c` becomes a map.
  test('asks for health with words alone', () => {
    const words = services.flatMap(([, { healthcheck }]) => healthcheck?.test ?? []);
    expect(words.length).toBeGreaterThan(0);
    for (const word of words) expect(word).toBeTypeOf('string');
  });

  test('names only volumes and configs that it has', () => {
    for (const [, { volumes = [], configs = [] }] of services) {
      for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      for (const { source } of configs) expect(Object.keys(compose.configs)).toContain(source);
    }
  });

  test('makes the databases that the parts use', () => {
    const made = [...compose.configs['databases']!.content.matchAll(/create database (\w+)/g)].map(
      ([, name]) => name,
    );
    const { DBNAME, VISIBILITY_DBNAME } = compose.services['temporal']!.environment!;
    const url = compose.services['api']!.environment!['DATABASE_URL']!;
    expect(new Set(made)).toEqual(new Set([url.split('/').at(-1), DBNAME, VISIBILITY_DBNAME]));
  });

  test('gives our parts only variables that .env.example explains', () => {
    for (const [, { environment = {} }] of ours) {
      for (const name of Object.keys(environment)) expect([...example.keys()]).toContain(name);
    }
  });

  test('gives API and worker all variables of the carriers', () => {
    for (const part of ['api', 'worker']) {
      const given = Object.keys(compose.services[part]!.environment!);
      expect(given).toEqual(expect.arrayContaining([...carrierVariables]));
    }
  });

  test('asks only for variables that .env.example explains, with the defaults that stand there', () => {
    const asked = [...composeText.matchAll(/\$\{(\w+):-([^}]*)\}/g)];
    expect(asked.length).toBeGreaterThan(0);
    // Every `${` has a default, so that `docker compose up` needs nothing.
    expect(asked.length).toBe(composeText.match(/\$\{/g)?.length);
    // In a container the archives are on a volume.
    const inContainers = new Map([...example, ['ARCHIVE_STORE', '/data/archives']]);
    for (const [, name = '', fallback] of asked)
      expect([name, inContainers.get(name)]).toEqual([name, fallback]);
  });

  test('has a Postgres that logs nothing of what is in a statement, as `npm start` has', () => {
    const { command = [] } = compose.services['postgres']!;
    for (const [name, value] of Object.entries(logWithoutData))
      expect(command).toContain(`-c${name}=${value}`);
  });

  test('has no secret of the sessions that others know: the first API makes one, on a volume', () => {
    const { environment = {}, volumes = [] } = compose.services['api']!;
    expect(environment['LASTCALL_AUTH_SECRET']).toBe('${LASTCALL_AUTH_SECRET:-}');
    const folder = volumes.find((volume) => volume.startsWith('secrets:'))?.split(':')[1];
    expect(environment['LASTCALL_AUTH_SECRET_FILE']).toBe(`${folder}/auth-secret`);
    expect(read('Dockerfile')).toContain(`${folder} && chown`);
  });

  test('publishes no port on more than this machine, unless told to', () => {
    const ports = services.flatMap(([, { ports: published = [] }]) => published);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^\$\{PUBLISH_ADDRESS:-127\.0\.0\.1\}:/);
    expect(compose.services['postgres']!.ports).toBeUndefined();
  });

  test('names its sandbox as the others ask for it, so that it answers them', () => {
    const { hostname } = new URL(compose.services['worker']!.environment!['LASTCALL_SANDBOX_URL']!);
    const { command = [] } = compose.services['sandbox']!;
    expect(command[command.indexOf('--name') + 1]).toBe(hostname);
  });

  test('lets a worker end by itself before it is killed', () => {
    const force = /shutdownForceMs = ([\d_]+)/.exec(sources)?.[1]?.replaceAll('_', '');
    const grace = compose.services['worker']!.stop_grace_period;
    expect(grace).toMatch(/^\d+s$/);
    expect(Number.parseInt(grace!, 10) * 1_000).toBeGreaterThan(Number(force) + 5_000);
  });
});

test('the Dockerfile copies only what .dockerignore lets through', () => {
  const through = [...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path]) => path);
  const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, paths]) => paths?.split(' ') ?? [],
  );
  expect(copied.length).toBeGreaterThan(0);
  for (const path of copied) expect(existsSync(join(projectRoot, path))).toBe(true);
  expect(new Set(copied.map((path) => path.split('/')[0]))).toEqual(
    new Set(through.map((path) => path?.split('/')[0])),
  );
});

describe('.env.example', () => {
  test('has every variable that the sources read', () => {
    const ofEveryProcess = [
      'APPDATA',
      'HOME',
      'LD_LIBRARY_PATH',
      'NO_COLOR',
      'PATH',
      'XDG_CACHE_HOME',
      'XDG_CONFIG_HOME',
    ];
    expect(namesRead.size).toBeGreaterThan(ofEveryProcess.length);
    for (const name of namesRead) expect([...example.keys(), ...ofEveryProcess]).toContain(name);
  });

  test('has no variable that nobody reads', () => {
    const others = [
      'test/support/keep-history.ts',
      'test/support/find-browser.ts',
      'test/browser/walk.test.ts',
      'web/vite.config.ts',
    ].map(read);
    const readers = [sources, composeText, ...others].join('\n');
    // The others are read by the SDKs of Temporal, Amazon and OpenTelemetry.
    const known = [...example.keys()].filter((name) => !/^(TEMPORAL|AWS|OTEL)_/.test(name));
    for (const name of known) expect(readers).toMatch(new RegExp(`\\b${name}\\b`));
  });

  test('tells the defaults as they are', () => {
    const required = examples('DATABASE_URL');
    const defaults = examples(
      'ARCHIVE_STORE',
      'ARCHIVE_S3_LINK_SECONDS',
      'LASTCALL_HOST',
      'LASTCALL_PORT',
      'LASTCALL_PROXY_HOPS',
      'LASTCALL_OIDC_NAME',
      'LASTCALL_COALESCE_SECONDS',
      'LASTCALL_TASK_QUEUE',
      'LASTCALL_DRAIN_GRACE_SECONDS',
      'LASTCALL_RELEASE_PATIENCE_SECONDS',
      'LASTCALL_CARRIER_RATES',
      'LASTCALL_SIGNALS_PER_RUN',
      'LASTCALL_LOG_LEVEL',
    );
    expect(readConfig({ ...required, ...defaults })).toEqual(readConfig(required));
    const upDefaults = examples(
      'LASTCALL_DATA',
      'LASTCALL_PORT',
      'LASTCALL_POSTGRES_PORT',
      'LASTCALL_TEMPORAL_PORT',
      'LASTCALL_TEMPORAL_UI_PORT',
      'LASTCALL_SANDBOX_PORT',
    );
    expect(JSON.stringify(readUpSettings(upDefaults))).toBe(JSON.stringify(readUpSettings({})));
  });
});
