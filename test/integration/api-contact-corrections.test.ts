import { beforeEach, describe, expect } from 'vitest';
import { uuidv7 } from '../../src/ids.ts';
import { dial } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, api, account } = fixtures('api', 'account');

let campaignId: string;
beforeEach(async () => {
  campaignId = (await account.as.owner.post('/v1/campaigns', { name: 'Import' })).body.id;
});

const upload = (body: string, update = false) =>
  account.as.owner.send(
    'POST',
    `/v1/campaigns/${campaignId}/contacts/import?country=US${update ? '&update=true' : ''}`,
    { headers: { 'content-type': 'text/csv' }, body },
  );
const list = async (query = '') =>
  (await account.as.moderator.get(`/v1/campaigns/${campaignId}/contacts?limit=200${query}`)).body.items;
const path = (contactId: string) => `/v1/campaigns/${campaignId}/contacts/${contactId}`;
const launchAndDial = async (phone: string) => {
  await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
  await account.as.dialer.post(`/v1/campaigns/${campaignId}/call-events`, dial({ to: phone }));
};

describe('An import that updates', () => {
  test('takes over what changed, keeps what was dialled, and says what changed', async () => {
    await upload('phone,first_name,last_name,polling_place\n202-555-0143,Aad,Lovelace,Old School\n');
    await launchAndDial('+12025550143');
    const { body } = await upload(
      'phone,first_name,last_name,polling_place\n202-555-0143,Ada,,New Library\n202-555-0144,Eve,,\n',
      true,
    );
    const [ada] = await list();
    expect(body).toMatchObject({
      rows: 2,
      imported: 1,
      updated: 1,
      duplicates: 0,
      updatedRows: [{ line: 2, contactId: ada.id, changed: ['firstName', 'fields.polling_place'] }],
    });
    expect(await list()).toMatchObject([
      {
        firstName: 'Ada',
        lastName: 'Lovelace',
        fields: { polling_place: 'New Library' },
        dialledAt: expect.any(String),
      },
      { firstName: 'Eve' },
    ]);
    const { body: campaign } = await account.as.owner.get(`/v1/campaigns/${campaignId}`);
    expect(campaign.counts).toMatchObject({ contacts: 2, dialledContacts: 1 });
    const { body: log } = await account.as.owner.get('/v1/audit-log');
    expect(log.items[0]).toMatchObject({
      action: 'contacts.imported',
      details: { imported: 1, updated: 1 },
    });
  });

  test('is asked for: without that nothing changes', async () => {
    await upload('phone,first_name\n202-555-0143,Aad\n');
    expect((await upload('phone,first_name\n202-555-0143,Ada\n')).body).toMatchObject({
      updated: 0,
      duplicates: 1,
    });
    expect(await list()).toMatchObject([{ firstName: 'Aad' }]);
  });

  test('finds contacts by their external id, and gives them another number unless they were dialled', async () => {
    await upload('phone,external_id\n202-555-0143,a\n202-555-0144,b\n');
    await launchAndDial('+12025550144');
    const { body } = await upload('phone,external_id,note\n202-555-0153,a,x\n202-555-0154,b,y\n', true);
    expect(body).toMatchObject({ imported: 0, updated: 2 });
    expect(body.updatedRows).toMatchObject([
      { changed: ['phone', 'fields.note'] },
      { changed: ['fields.note'] },
    ]);
    expect(await list()).toMatchObject([{ phone: '+12025550153' }, { phone: '+12025550144' }]);
  });

  test('mixes up nobody: numbers that were swapped, a number that two get, the same row twice', async () => {
    await upload(
      'phone,external_id,first_name\n202-555-0143,a,Ada\n202-555-0144,b,Eve\n202-555-0145,c,Joan\n',
    );
    const { body } = await upload(
      'phone,external_id,first_name\n202-555-0144,a,Ada\n202-555-0150,b,Eve\n202-555-0150,c,Joan\n202-555-0145,c,Mary\n202-555-0145,c,Jo\n',
      true,
    );
    expect(body.oddities).toMatchObject([{ line: 2, code: 'other_external_id' }]);
    expect(body.rows).toBe(body.imported + body.updated + body.duplicates + body.refused);
    expect(await list()).toMatchObject([
      { phone: '+12025550143', externalId: 'a', firstName: 'Ada' },
      { phone: '+12025550150', externalId: 'b', firstName: 'Eve' },
      { phone: '+12025550145', externalId: 'c', firstName: 'Mary' },
    ]);
  });

  test('of the same file again changes nothing', async () => {
    const file = 'phone,first_name,note\n202-555-0143,Ada,x\n202-555-0144,,\n';
    await upload(file);
    expect((await upload(file, true)).body).toMatchObject({ imported: 0, updated: 0, duplicates: 2 });
  });
});

describe('One contact', () => {
  test('is changed in what is said, and in nothing else', async () => {
    await upload('phone,first_name,last_name,note,zip\n202-555-0143,Aad,Lovelace,x,1\n');
    const [{ id }] = await list();
    const changes = {
      firstName: 'Ada',
      lastName: null,
      phone: '+12025550144',
      fields: { note: 'y', zip: null },
    };
    const { status, body } = await account.as.admin.patch(path(id), changes);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      phone: '+12025550144',
      firstName: 'Ada',
      lastName: null,
      fields: { note: 'y' },
    });
    expect(await list()).toEqual([body]);
    const { body: log } = await account.as.owner.get('/v1/audit-log');
    expect(log.items[0]).toMatchObject({
      action: 'contact.changed',
      details: { contactId: id, changed: ['phone', 'firstName', 'lastName', 'fields'] },
    });
  });

  test('keeps the number that was dialled, and is not removed then', async () => {
    await upload('phone,first_name\n202-555-0143,Ada\n');
    const [{ id }] = await list();
    await launchAndDial('+12025550143');
    const refused = { status: 409, body: { code: 'contact_dialled' } };
    expect(await account.as.owner.patch(path(id), { phone: '+12025550144' })).toMatchObject(refused);
    expect(await account.as.owner.delete(path(id))).toMatchObject(refused);
    expect(await account.as.owner.patch(path(id), { firstName: 'Eve' })).toMatchObject({ status: 200 });
  });

  test('gets no number that another one has', async () => {
    await upload('phone\n202-555-0143\n202-555-0144\n');
    const [{ id }] = await list();
    expect(await account.as.owner.patch(path(id), { phone: '+12025550144' })).toMatchObject({
      status: 409,
      body: { code: 'contact_exists' },
    });
  });

  test('is removed, and counted no more', async () => {
    await upload('phone\n202-555-0143\n202-555-0144\n');
    const [{ id }] = await list();
    expect((await account.as.owner.delete(path(id))).status).toBe(204);
    expect((await account.as.owner.delete(path(id))).status).toBe(404);
    expect(await list()).toHaveLength(1);
    const { body: campaign } = await account.as.owner.get(`/v1/campaigns/${campaignId}`);
    expect(campaign.counts).toMatchObject({ contacts: 1, remaining: 1 });
  });

  test('of an archived campaign, of another account or that is none is left alone', async () => {
    await upload('phone\n202-555-0143\n');
    const [{ id }] = await list();
    const stranger = await api.createAccount();
    for (const client of [stranger.as.owner, account.as.owner]) {
      const contactId = client === account.as.owner ? uuidv7() : id;
      expect((await client.patch(path(contactId), { firstName: 'Eve' })).status).toBe(404);
      expect((await client.delete(path(contactId))).status).toBe(404);
    }
    await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
    await account.as.owner.post(`/v1/campaigns/${campaignId}/archive`);
    const archived = { status: 409, body: { code: 'campaign_archived' } };
    expect(await account.as.owner.patch(path(id), { firstName: 'Eve' })).toMatchObject(archived);
    expect(await account.as.owner.delete(path(id))).toMatchObject(archived);
  });

  test.each([
    ['jose', ['José']],
    ['JOSÉ ÑANDÚ', ['José']],
    ['ada@example', ['Ada']],
    ['V-7', ['Ada']],
    ['555-0144', ['Ada']],
    ['(0)202 555 0144', ['Ada']],
    ['%', []],
    ['nobody', []],
  ])('is found by %s', async (search, names) => {
    await upload(
      'phone,first_name,last_name,email,external_id\n202-555-0143,José,Ñandú,,\n202-555-0144,Ada,,ada@example.org,V-7\n',
    );
    const found = await list(`&search=${encodeURIComponent(search)}`);
    expect(found.map(({ firstName }: { firstName: string }) => firstName)).toEqual(names);
  });
});
