import { describe, expect } from 'vitest';
import { cli } from '../support/cli.ts';
import { fixtures } from '../support/fixtures.ts';
import { deadUrl } from '../support/dead-url.ts';

const { test, api, account } = fixtures('api', 'account');

/** The environment of an owner, or of another role. */
const as = (role: 'owner' | 'moderator' | 'caller' = 'owner') => ({
  LASTCALL_URL: api.url,
  LASTCALL_API_KEY: account.keys[role],
});
const draft = async (name: string): Promise<{ id: string; shortId: string }> =>
  (await account.as.owner.post('/v1/campaigns', { name })).body;
const launched = async (name: string) => {
  const campaign = await draft(name);
  await account.as.owner.post(`/v1/campaigns/${campaign.id}/launch`);
  return campaign;
};

describe('list and show', () => {
  test('campaigns are listed as lines for people and as JSON for programs', async () => {
    const { shortId } = await launched('Ward 7');
    const { id } = await draft('Ward 8');
    const lines = await cli(['campaigns', 'list'], { env: as() });
    expect(lines).toMatchObject({ code: 0, stderr: '' });
    expect(lines.stdout).toMatch(
      new RegExp(`^${shortId}\tWard 7\tactive\t0\t0\t\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d$`, 'm'),
    );
    const json = await cli(['campaigns', 'list', '--status', 'draft', '--json'], { env: as() });
    expect(JSON.parse(json.stdout)).toMatchObject([{ id, name: 'Ward 8', status: 'draft' }]);
  });

  test('what is beyond the limit is told of', async () => {
    for (const name of ['One', 'Two', 'Three']) await draft(name);
    const { stdout, stderr } = await cli(['campaigns', 'list', '--limit', '2'], { env: as() });
    expect(stdout.trim().split('\n')).toHaveLength(2);
    expect(stderr).toContain('more than 2');
  });

  test('a name cannot give orders to the terminal', async () => {
    await draft('Red \u001b[31m alert \u202e desrever');
    const { stdout } = await cli(['campaigns', 'list'], { env: as() });
    expect(stdout).toContain('Red [31m alert  desrever');
  });

  test('one is shown by its short id', async () => {
    const { id, shortId } = await launched('Ward 9');
    const { code, stdout } = await cli(['campaigns', 'show', shortId], { env: as() });
    expect(code).toBe(0);
    expect(stdout).toContain('Ward 9');
    expect(stdout).toContain(id);
  });

  test('nothing is coloured where NO_COLOR is set, or nobody sees it', async () => {
    const { id } = await draft('Plain');
    const piped = await cli(['campaigns', 'show', id], { env: as() });
    const forced = await cli(['campaigns', 'show', id], {
      env: { ...as(), FORCE_COLOR: '1', NO_COLOR: '1' },
    });
    expect(`${piped.stdout}${forced.stdout}`).not.toContain('\u001b');
  });
});

describe('archive', () => {
  test('without a terminal to ask on nothing is archived unless --yes says so', async () => {
    const { id } = await launched('Not by accident');
    const refused = await cli(['campaigns', 'archive', id], { env: as(), input: 'Not by accident\n' });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('--yes');
    expect((await account.as.owner.get(`/v1/campaigns/${id}`)).body.status).toBe('active');
  });

  test('with --yes it is archived, once', async () => {
    const { id } = await launched('Over');
    const first = await cli(['campaigns', 'archive', id, '--yes', '--json'], { env: as('moderator') });
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ id, status: 'archived' });
    const again = await cli(['campaigns', 'archive', id, '--yes'], { env: as() });
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('was archived before');
  });

  test('a draft is refused in the words of the API', async () => {
    const { id } = await draft('Never launched');
    const { code, stderr } = await cli(['campaigns', 'archive', id, '--yes'], { env: as() });
    expect(code).toBe(1);
    expect(stderr).toContain('is a draft; launch it first');
    const watched = await cli(['campaigns', 'watch', id, '--json'], { env: as() });
    expect(JSON.parse(watched.stderr).error.code).toBe('campaign_not_launched');
  });
});

describe('what goes wrong has an exit code and says what to do', () => {
  test('nobody is logged in', async () => {
    const { code, stderr } = await cli(['campaigns', 'list']);
    expect(code).toBe(4);
    expect(stderr).toContain('lastcall login');
  });

  test('the key is wrong', async () => {
    const env = { LASTCALL_URL: api.url, LASTCALL_API_KEY: `lc_aaaaaaaa_${'a'.repeat(43)}` };
    const told = await cli(['campaigns', 'list'], { env });
    expect(told.code).toBe(4);
    expect(told.stderr).toContain('LASTCALL_API_KEY');
    const json = await cli(['campaigns', 'list', '--json'], { env });
    expect(json.stdout).toBe('');
    expect(JSON.parse(json.stderr).error).toMatchObject({ code: 'unauthenticated', status: 401 });
  });

  test('the role may not', async () => {
    const { code, stderr } = await cli(['campaigns', 'list'], { env: as('caller') });
    expect(code).toBe(4);
    expect(stderr).toContain('caller');
  });

  test('the API is away', async () => {
    const env = { LASTCALL_URL: await deadUrl(), LASTCALL_API_KEY: account.keys.owner };
    const { code, stderr } = await cli(['campaigns', 'list'], { env });
    expect(code).toBe(5);
    expect(stderr).toContain('ECONNREFUSED');
  });

  test('there is no such campaign', async () => {
    const { code, stderr } = await cli(['campaigns', 'show', '1234-abcd'], { env: as() });
    expect(code).toBe(1);
    expect(stderr).toContain('1234-abcd');
  });

  test.each([
    [['campaigns', 'list', '--status', 'gone']],
    [['campaigns', 'list', '--limit', 'many']],
    [['campaigns', 'show']],
    [['campaigns', 'paint']],
    [['export', 'x', '--kind', 'secrets']],
  ])('%j is wrong usage, and asks for nothing', async (args) => {
    const { code, stdout, stderr } = await cli(args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('error:');
  });
});
