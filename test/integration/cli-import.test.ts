import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect } from 'vitest';
import { cli, type CliOptions } from '../support/cli.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const { test, api, account } = fixtures('api', 'account');

const file = [
  'phone,first_name,Notes',
  '(202) 555-0143,Ada,first',
  '202-555-0144,Grace,second',
  '202-555-0143,Ada,again',
  '555-01,Nobody,',
].join('\n');

let folder: string;
beforeEach(() => {
  folder = makeTempFolder();
});

const at = (name: string) => join(folder, name);
const put = (name: string, text: string) => writeFileSync(at(name), text);
const options = (role: 'owner' | 'moderator' = 'owner'): CliOptions => ({
  folder,
  env: { LASTCALL_URL: api.url, LASTCALL_API_KEY: account.keys[role] },
});
const draft = async () =>
  (await account.as.owner.post('/v1/campaigns', { name: 'Ward 7' })).body.id as string;
const contacts = async (id: string) =>
  (await account.as.owner.get(`/v1/campaigns/${id}/contacts`)).body.items;

describe('lastcall import', () => {
  test('good rows are imported, and refused ones are told of, saved and in the exit code', async () => {
    const id = await draft();
    put('contacts.csv', file);
    const args = ['import', id, 'contacts.csv', '--country', 'us', '--refused', 'refused.csv'];
    const { code, stdout } = await cli(args, options());
    expect(code).toBe(3);
    expect(stdout).toMatch(/Imported\s+2\nDuplicates\s+1\nRefused\s+1/);
    expect(stdout).toContain('line 5 refused:');
    expect(readFileSync(at('refused.csv'), 'utf8')).toContain('555-01');
    expect(await contacts(id)).toHaveLength(2);

    const again = await cli(['import', id, 'contacts.csv', '--country', 'US', '--json'], options());
    expect(JSON.parse(again.stdout)).toMatchObject({ rows: 4, imported: 0, duplicates: 3, refused: 1 });
  });

  test('a file without a fault ends with 0', async () => {
    const id = await draft();
    put('contacts.csv', file.split('\n').slice(0, 3).join('\n'));
    expect(await cli(['import', id, 'contacts.csv', '--country', 'US'], options())).toMatchObject({
      code: 0,
    });
  });

  test('a preview shows how the file would be read, and imports nothing', async () => {
    const id = await draft();
    put('contacts.csv', file);
    const { code, stdout } = await cli(
      ['import', id, 'contacts.csv', '--country', 'US', '--preview'],
      options(),
    );
    expect(code).toBe(0);
    expect(stdout).toContain('first_name\tfirstName');
    expect(stdout).toContain('line 5 refused:');
    expect(await contacts(id)).toEqual([]);
  });

  test('columns are what the person says', async () => {
    const id = await draft();
    put('contacts.csv', 'a=b,Who\n+12025550143,Ada\n');
    const columns = ['--column', 'a=b=phone', '--column', 'Who=lastName'];
    expect(await cli(['import', id, 'contacts.csv', ...columns], options())).toMatchObject({ code: 0 });
    expect(await contacts(id)).toMatchObject([{ phone: '+12025550143', lastName: 'Ada', firstName: null }]);
  });

  test('what is no way to read a file is refused in the words of the API', async () => {
    const id = await draft();
    put('contacts.csv', file);
    const { code, stderr } = await cli(['import', id, 'contacts.csv', '--country', 'XX'], options());
    expect(code).toBe(1);
    expect(stderr).toContain('country');
  });

  test('a file that is not there, a folder and a column without a meaning send nothing', async () => {
    const id = await draft();
    const missing = await cli(['import', id, 'nowhere.csv'], options());
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('nowhere.csv');
    expect(await cli(['import', id, '.'], options())).toMatchObject({ code: 2 });
    put('contacts.csv', file);
    expect(await cli(['import', id, 'contacts.csv', '--column', 'phone'], options())).toMatchObject({
      code: 2,
    });
    expect(await contacts(id)).toEqual([]);
  });

  test('a role that may not import is told so', async () => {
    const id = await draft();
    put('contacts.csv', file);
    expect(await cli(['import', id, 'contacts.csv'], options('moderator'))).toMatchObject({ code: 4 });
    expect(await contacts(id)).toEqual([]);
  });
});
