import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';
import { expect } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import { runIn } from '../support/client-package.ts';
import { startAll } from '../support/defer.ts';
import { fixtures } from '../support/fixtures.ts';
import { problem, scriptedServer } from '../support/scripted-server.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const { test: base, api, account } = fixtures('api', 'account');
const example = join(projectRoot, 'clients', 'python');

/** Runs Python, which knows the example and what it needs. */
const test = base.extend('python', { scope: 'file' }, ({}, { onCleanup }) =>
  startAll(onCleanup, async (defer) => {
    const packages = makeTempFolder(defer);
    const pip = ['python3', '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input'];
    const what = ['--target', packages, '--requirement', join(example, 'requirements.txt')];
    await runIn(example, [...pip, ...what]).catch((error: unknown) => {
      const need = 'python3 with pip, which takes httpx and standardwebhooks from the Python package index';
      throw new Error(`The test of the example in Python needs ${need}. ${String(error)}`);
    });
    return (args: string[], env: Record<string, string> = {}) =>
      runIn(example, ['python3', '-B', ...args], { PYTHONPATH: packages, ...env });
  }),
);

test('the example in Python runs, over connections of which each third breaks', async ({
  python,
  onTestFinished,
}) => {
  let connections = 0;
  const proxy = await startTcpProxy(Number(new URL(api.url).port), () => {
    connections += 1;
    return connections % 3 === 1 ? 'after' : null;
  });
  onTestFinished(() => proxy.close());
  const printed = await python(['lastcall_example.py'], {
    LASTCALL_URL: `http://127.0.0.1:${proxy.port}`,
    LASTCALL_KEY: account.keys.owner,
  });
  expect(printed.trimEnd().split('\n')).toEqual([
    'made Autumn turnout',
    'imported 1',
    'active: Autumn turnout',
    'refused: invalid_request',
  ]);
  const made = await api.db
    .sql`select count(*)::int as count from campaigns where account_id = ${account.id}`;
  expect(made).toEqual([{ count: 1 }]);
});

test('what is to wait is waited for, under one key, and what is final is raised', async ({
  python,
  onTestFinished,
}) => {
  const busy = problem(503, 'server_busy', { 'retry-after': '0' });
  const { url, asked } = await scriptedServer(onTestFinished, busy, busy, problem(409, 'campaign_archived'));
  const code = `
import httpx
from lastcall_example import LastcallError, request
try:
    request(httpx.Client(base_url="${url}"), "POST", "/v1/campaigns", json={})
except LastcallError as error:
    print(error.status, error.code)
`;
  expect(await python(['-c', code])).toBe('409 campaign_archived\n');
  expect(asked).toHaveLength(3);
  expect(new Set(asked.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
});

test('a webhook is verified in Python, and a forged one is not taken', async ({ python, onTestFinished }) => {
  const secret = `whsec_${Buffer.from('a secret of thirty-two bytes....').toString('base64')}`;
  const at = new Date();
  const body = JSON.stringify({ type: 'campaign.archived', data: { campaignId: null } });
  const headers = {
    'webhook-id': 'e-1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign('e-1', at, body),
  };
  const file = join(makeTempFolder(onTestFinished), 'told.json');
  writeFileSync(file, JSON.stringify({ secret, headers, body }));
  const code = `
import json
from standardwebhooks.webhooks import WebhookVerificationError
from lastcall_example import received
told = json.load(open("${file}"))
print(received(told["secret"], told["headers"], told["body"])["type"])
try:
    received(told["secret"], told["headers"], told["body"] + " ")
except WebhookVerificationError:
    print("refused")
`;
  expect(await python(['-c', code])).toBe('campaign.archived\nrefused\n');
});
