import { describe, expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';

const { test, api, account } = fixtures('api', 'account');

const campaign = async () =>
  (await account.as.owner.post('/v1/campaigns', { name: 'Round' })).body.id as string;
const upload = (campaignId: string, body: string, query = '') =>
  account.as.owner.send('POST', `/v1/campaigns/${campaignId}/contacts/import${query}`, {
    headers: { 'content-type': 'text/csv' },
    body,
  });
const contacts = async (campaignId: string) => {
  const { body } = await account.as.owner.get(`/v1/campaigns/${campaignId}/contacts?limit=200`);
  const items: Record<string, unknown>[] = body.items;
  return items
    .map((contact): Record<string, unknown> => ({ ...contact, id: undefined }))
    .toSorted((one, other) => String(one['phone']).localeCompare(String(other['phone'])));
};
/** As it is sent, with its byte order mark. */
async function download(campaignId: string, query: string): Promise<string> {
  const answer = await fetch(`${api.url}/v1/campaigns/${campaignId}/exports/contacts.csv${query}`, {
    headers: { authorization: `Bearer ${account.keys.owner}` },
  });
  return Buffer.from(await answer.arrayBuffer()).toString();
}

const nasty = [
  'phone,first_name,external_id,Preferred name,Vorname,=1+1,note,extension,__proto__',
  '+12025550143,"Ada ""A""",=1+1,\'=1,A;=1+1,"x\ty",";=HYPERLINK(1)",12,{}',
  '+12025550144,Grace,-7,"two\r\nlines",,,"\'\'+1+1",,',
  '+12025550145,,,,"Ann;\'=1+1","x\t\'@y",,,',
].join('\n');

describe.each(['', '?layout=spreadsheet', '?layout=spreadsheet&bom=true&timeZone=UTC'])(
  'contacts that are exported with "%s"',
  (query) => {
    test('and imported into another campaign are the same contacts, again and again', async () => {
      const first = await campaign();
      expect((await upload(first, nasty)).body).toMatchObject({ imported: 3, refused: 0 });
      const before = await contacts(first);
      let from = first;
      for (let round = 0; round < 2; round += 1) {
        const to = await campaign();
        const { body } = await upload(to, await download(from, query));
        expect(body).toMatchObject({ rows: 3, imported: 3, refused: 0 });
        expect(await contacts(to)).toEqual(before);
        from = to;
      }
    });

    test('and imported into their own campaign change nothing', async () => {
      const id = await campaign();
      await upload(id, nasty);
      const before = await contacts(id);
      const { body } = await upload(id, await download(id, query), '?update=true');
      expect(body).toMatchObject({ rows: 3, imported: 0, updated: 0, duplicates: 3 });
      expect(await contacts(id)).toEqual(before);
    });
  },
);

test('a column that somebody adds to the file is imported as a field', async () => {
  const id = await campaign();
  await upload(id, 'phone\n+12025550143\n');
  const [head = '', row = ''] = (await download(id, '?layout=spreadsheet')).split('\r\n');
  await upload(id, `${head},Yard sign\n${row},yes\n`, '?update=true');
  expect(await contacts(id)).toMatchObject([{ phone: '+12025550143', fields: { 'Yard sign': 'yes' } }]);
});

test('a refused row of an export is given back without a second apostrophe', async () => {
  const id = await campaign();
  await upload(id, 'phone,note\n+12025550143,=1+1\n');
  const broken = (await download(id, '?layout=spreadsheet')).replace('+12025550143', 'nobody');
  await upload(id, broken);
  const refused = await account.as.owner.get(`/v1/campaigns/${id}/contacts/refused-rows.csv`);
  expect(refused.text).toContain(",'=1+1,");
  const corrected = refused.text.replace(/,nobody,/, ',+12025550144,');
  await upload(id, corrected);
  expect(await contacts(id)).toMatchObject([{ fields: { note: '=1+1' } }, { fields: { note: '=1+1' } }]);
});

test('a refused row of any file is given back with guards that its import takes off', async () => {
  const id = await campaign();
  await upload(id, `phone,note,place\nnobody,Ann;=1+1,Ann;'=1+1\n`);
  const refused = await account.as.owner.get(`/v1/campaigns/${id}/contacts/refused-rows.csv`);
  expect(refused.text).toContain(`"Ann;'=1+1","Ann;''=1+1"`);
  await upload(id, refused.text.replace(',nobody,', ',+12025550144,'));
  expect(await contacts(id)).toMatchObject([{ fields: { note: 'Ann;=1+1', place: "Ann;'=1+1" } }]);
});
