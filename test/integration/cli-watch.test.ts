import { expect } from 'vitest';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import { makeAccount } from '../support/factories.ts';
import { cli, startCli } from '../support/cli.ts';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system, systemApi } = fixtures('system', 'worker', 'systemApi');

/** A campaign in an account of its own, and the environment of its owner. */
async function launched(name: string) {
  const { sql } = system.db;
  const accountId = await makeAccount(sql);
  const { secret } = await createApiKey(sql, { accountId, name: 'cli', role: 'owner', actor: 'test' });
  const owner = await systemApi.as(accountId, 'owner');
  const { body } = await owner.post('/v1/campaigns', { name });
  await owner.post(`/v1/campaigns/${body.id}/launch`);
  const env = { LASTCALL_URL: systemApi.url, LASTCALL_API_KEY: secret };
  return { id: body.id as string, owner, env };
}

const stages = (lines: string) =>
  lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).stage as string | null);

test('a campaign that is archived is watched until it is complete', async () => {
  const { id, env } = await launched('Ward 7');
  const { code, stdout } = await cli(['campaigns', 'archive', id, '--yes', '--watch', '--json'], { env });
  expect(code).toBe(0);
  const seen = stages(stdout);
  expect(seen.at(-1)).toBe('complete');
  // Short stages may pass between two looks, but none comes twice or in another order.
  const order = ['draining', 'sealing', 'releasing', 'complete'];
  expect(seen).toEqual(order.filter((stage) => seen.includes(stage)));
});

test('one that is still called from is watched from before its archive on', async () => {
  const { id, env, owner } = await launched('Ward 8');
  const watching = startCli(['campaigns', 'watch', id], { env });
  await waitFor('the first line', async () => watching.stdout().includes('active'));
  await owner.post(`/v1/campaigns/${id}/archive`);
  const { code, stdout } = await watching.ended;
  expect(code).toBe(0);
  expect(stdout).toMatch(/complete$/m);
});

test('Ctrl-C ends the watching, and nothing else', async () => {
  const { id, env, owner } = await launched('Ward 9');
  const watching = startCli(['campaigns', 'watch', id], { env });
  await waitFor('the first line', async () => watching.stdout().includes('active'));
  watching.interrupt();
  expect(await watching.ended).toMatchObject({ code: 130 });
  expect((await owner.get(`/v1/campaigns/${id}`)).body.status).toBe('active');
});
