import { expect } from 'vitest';
import { cli, startCli } from '../support/cli.ts';
import { numberAll } from '../support/events.ts';
import { fixtures } from '../support/fixtures.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, api, account } = fixtures('api', 'account');

const env = (url = api.url) => ({ LASTCALL_URL: url, LASTCALL_API_KEY: account.keys.moderator });

async function launch(name: string): Promise<string> {
  const { id } = (await account.as.owner.post('/v1/campaigns', { name })).body;
  await account.as.owner.post(`/v1/campaigns/${id}/launch`);
  return id;
}
const archive = (id: string) => account.as.owner.post(`/v1/campaigns/${id}/archive`);

/** Waits for what the command has printed, while a worker gives events their places. */
const printed = (running: ReturnType<typeof startCli>, text: string | RegExp) =>
  waitFor(String(text), async () => {
    await numberAll(api.db.sql);
    return running.stdout().match(text) !== null;
  });

const eventsIn = (stdout: string) =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: string; type: string; campaignId: string });

test('events are told as they happen, and after Ctrl-C it goes on from where it was', async () => {
  const before = await launch('Before');
  await numberAll(api.db.sql);
  const tail = startCli(['events', 'tail'], { env: env() });
  await waitFor('the first look', async () => tail.stderr().includes('Waiting'));
  const id = await launch('Ward 7');
  await archive(id);
  await printed(tail, new RegExp(`campaign.archived  campaign=${id} reason=person`));
  tail.interrupt();
  const { code, stdout, stderr } = await tail.ended;
  expect(code).toBe(130);
  expect(stdout).not.toContain(before);
  expect(stdout).not.toContain('Ward 7');

  const after = /--after (\S+)/.exec(stderr)?.[1] ?? 'none';
  await archive(before);
  const second = startCli(['events', 'tail', '--after', after, '--json'], { env: env() });
  await printed(second, before);
  second.interrupt();
  expect(eventsIn((await second.ended).stdout)).toMatchObject([
    { type: 'campaign.archived', campaignId: before, data: { reason: 'person' } },
  ]);
});

test('only some types, or one campaign, are told of', async () => {
  const { next } = (await account.as.owner.get('/v1/events?after=now')).body;
  const [one, other] = [await launch('One'), await launch('Other')];
  await archive(one);
  await archive(other);
  const start = (...args: string[]) =>
    startCli(['events', 'tail', '--json', '--after', next, ...args], { env: env() });
  const ofTypes = start('--type', 'campaign.archived', '--type', 'campaign.sealed');
  const ofOne = start('--campaign', one);
  await printed(ofTypes, other);
  await printed(ofOne, 'campaign.archived');
  ofTypes.interrupt();
  ofOne.interrupt();
  expect(eventsIn((await ofTypes.ended).stdout).map(({ type, campaignId }) => [type, campaignId])).toEqual([
    ['campaign.archived', one],
    ['campaign.archived', other],
  ]);
  expect(new Set(eventsIn((await ofOne.ended).stdout).map(({ campaignId }) => campaignId))).toEqual(
    new Set([one]),
  );
});

test('connections that break lose and repeat nothing', async () => {
  const proxy = await startTcpProxy(Number(new URL(api.url).port));
  const tail = startCli(['events', 'tail', '--json'], { env: env(`http://127.0.0.1:${proxy.port}`) });
  await waitFor('the first look', async () => tail.stderr().includes('Waiting'));
  const ids: string[] = [];
  for (const name of ['One', 'Two', 'Three']) {
    proxy.breakConnections();
    const id = await launch(name);
    ids.push(id);
    await printed(tail, id);
  }
  tail.interrupt();
  const events = eventsIn((await tail.ended).stdout);
  await proxy.close();
  expect(events.map(({ campaignId }) => campaignId)).toEqual(ids);
});

test('a place that there is not is refused in the words of the API', async () => {
  const { code, stderr } = await cli(['events', 'tail', '--after', 'nonsense'], { env: env() });
  expect(code).toBe(1);
  expect(stderr).toContain('cursor');
});
