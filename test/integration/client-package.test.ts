import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { Webhook } from 'standardwebhooks';
import { describe, expect } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import { clientFolder, installClient, readmeExamples, runIn } from '../support/client-package.ts';
import { startAll } from '../support/defer.ts';
import { numberAll } from '../support/events.ts';
import { fixtures } from '../support/fixtures.ts';

const { test: base, api, account } = fixtures('api', 'account');
let project: string;
let client: string;
let files: string[];
const test = base.extend('installed', { scope: 'file', auto: true }, async ({}, { onCleanup }) => {
  ({ project, client, files } = await startAll(onCleanup, installClient));
});

test('the tarball has what is needed and nothing else, and installs without a network and other packages', () => {
  const sources = readdirSync(join(clientFolder, 'src')).map((name) => name.replace(/\.ts$/, ''));
  expect(files.toSorted()).toEqual(
    [
      'LICENSE',
      'README.md',
      'package.json',
      ...sources.flatMap((name) => [`dist/${name}.d.ts`, `dist/${name}.js`]),
    ].toSorted(),
  );
  expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    '@lastcall',
  ]);
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  expect(JSON.parse(readFileSync(join(client, 'package.json'), 'utf8'))).toMatchObject({ version });
});

describe('the examples of the README run', () => {
  const secret = `whsec_${Buffer.from('a secret of thirty-two bytes....').toString('base64')}`;
  const body = JSON.stringify({
    type: 'campaign.archived',
    timestamp: new Date(),
    data: { campaignId: null },
  });

  test.each([
    ['Node', [process.execPath]],
    ['Deno', [join(projectRoot, 'node_modules', '.bin', 'deno'), 'run', '--allow-all', '--quiet']],
  ])('in %s', async (_, command) => {
    const at = new Date();
    const headers = {
      'webhook-id': 'e-1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign('e-1', at, body),
    };
    const told = JSON.stringify({ method: 'POST', headers, body });
    const receives = `console.log((await receive(new Request('http://localhost', ${told}))).status);`;
    const before = await account.as.owner.post('/v1/campaigns', { name: 'Before' });
    await account.as.owner.post(`/v1/campaigns/${before.body.id}/launch`);
    await numberAll(api.db.sql);
    writeFileSync(join(project, 'readme.js'), `${readmeExamples()}\n${receives}\n`);
    const printed = await runIn(project, [...command, 'readme.js'], {
      LASTCALL_URL: api.url,
      LASTCALL_KEY: account.keys.owner,
      WEBHOOK_SECRET: secret,
    });
    expect(printed.trimEnd().split('\n')).toEqual([
      '2 contacts',
      'Autumn turnout is active',
      'Before is active',
      '2 remain to be dialled',
      'not to be called: +12025550143',
      'invalid_request 400 #/name',
      'made once',
      '2500 events',
      'calls.csv.gz is whole',
      `campaign.launched ${before.body.id}`,
      'told of campaign.archived',
      '204',
    ]);
    expect(readFileSync(join(project, 'calls.csv.gz')).length).toBeGreaterThan(1_000);
  });
});

test.each([
  ['7', join(projectRoot, 'node_modules')],
  ['5.9', join(projectRoot, 'tools', 'api-client', 'node_modules')],
])('programs are checked by its types with TypeScript %s', async (version, packages) => {
  mkdirSync(join(project, 'typed'), { recursive: true });
  writeFileSync(
    join(project, 'typed', 'main.ts'),
    `import { Lastcall, type Campaign } from '@lastcall/client';
    const lastcall = new Lastcall({ baseUrl: 'https://lastcall.example' });
    const campaign: Campaign = await lastcall.campaigns.get('x');
    const path = { campaignId: campaign.id };
    const preview = await lastcall.request('GET', '/v1/campaigns/{campaignId}/archive-preview', { path });
    export const remaining: number = preview.remainingDials;
    const gone: undefined = await lastcall.request('DELETE', '/v1/campaigns/{campaignId}', { path });
    for await (const { phone } of lastcall.list('/v1/do-not-call')) phone.toUpperCase();
    // @ts-expect-error: there is no such address
    await lastcall.request('GET', '/v1/nothing');
    // @ts-expect-error: it takes no POST
    await lastcall.request('POST', '/v1/campaign-counts');
    // @ts-expect-error: a parameter is missing
    await lastcall.request('GET', '/v1/campaigns/{campaignId}');
    // @ts-expect-error: the body is missing
    await lastcall.request('POST', '/v1/campaigns');
    // @ts-expect-error: there is no such status
    lastcall.campaigns.list({ status: 'gone' });
    export { gone };`,
  );
  const options =
    '--strict --noEmit --module nodenext --target es2022 --lib es2022,dom,dom.iterable,dom.asynciterable';
  const command = [process.execPath, join(packages, 'typescript', 'bin', 'tsc'), ...options.split(' ')];
  expect(await runIn(project, [...command, '--version'])).toContain(` ${version}.`);
  expect(await runIn(project, [...command, 'typed/main.ts'])).toBe('');
});

test('it is as small as its README says, and loads nothing of Node', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(client, 'dist', 'index.js')],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  const kilobytes = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length / 1_000;
  const said = Number(
    /(\d\.\d) kB minified and compressed/.exec(readFileSync(join(client, 'README.md'), 'utf8'))?.[1],
  );
  expect(Math.abs(kilobytes - said)).toBeLessThan(0.3);
});
