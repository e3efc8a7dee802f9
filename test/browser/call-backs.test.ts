import { expect } from 'vitest';
import { recordInboundCall } from '../../src/db/call-backs/record-inbound-call.ts';
import { recordOptOut } from '../../src/db/call-backs/record-opt-out.ts';
import { makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { overflow, seriousFindings } from '../support/accessibility.ts';
import { newSourceSecret } from '../support/callbacks.ts';

const { test, pages, bank } = fixtures('pages', 'bank');

test.each([
  ['light', 1440],
  ['dark', 360],
] as const)(
  'an owner copies the address for calls that come in, and sees what is heard while they write it: %s, %i pixels',
  async (scheme, width) => {
    const defaults = { archived: null, active: null, optedOut: null, withheld: null };
    await bank.owner.put('/v1/account/call-back-texts', { language: 'en-US', ...defaults });
    const name = `Twilio of ${width}`;
    const { entered: secret } = newSourceSecret('twilio');
    expect((await bank.owner.post('/v1/call-sources', { name, kind: 'twilio', secret })).status).toBe(201);
    await bank.owner.post('/v1/call-sources', { name: `Our PBX ${width}`, kind: 'standard-webhooks' });
    const page = await pages.open(pages.people.owner, { scheme, width });
    await page.goto('/settings/call-backs');
    const row = page.getByRole('row', { name: new RegExp(name) });
    await row.getByText(/\/v1\/call-sources\/[0-9a-f-]{36}\/voice$/).waitFor();
    await row.getByRole('button', { name: `Copy the address for calls of ${name}` }).waitFor();
    expect(await page.getByText('Our PBX').count()).toBe(0);
    await page.getByText('Numbers of a campaign are given back as soon as it is archived').waitFor();

    const field = page.getByLabel('After the campaign was archived', { exact: true });
    const heard = page.getByRole('blockquote', { name: 'Heard after the campaign was archived' });
    await heard.getByText(/^Thank you for calling back\. The campaign that called you is over/).waitFor();
    await field.fill('Hello from {campaign} of {name}');
    await page.getByRole('button', { name: 'Save the texts' }).click();
    await page.getByText('May name {account} and {campaign}', { exact: false }).waitFor();
    await field.fill('Thank you. “{campaign}” is over. Press 1 to opt out.');
    await heard.getByText('Thank you. “Autumn turnout” is over. Press 1 to opt out.').waitFor();
    await page.getByLabel('Language of the voice').selectOption('en-GB');
    await page.getByRole('button', { name: 'Save the texts' }).click();
    await page.getByText('The texts are saved.').waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect((await bank.owner.get('/v1/account/call-back-texts')).body).toMatchObject({
      language: 'en-GB',
      archived: 'Thank you. “{campaign}” is over. Press 1 to opt out.',
      active: null,
    });
  },
);

test('an archived campaign shows who called back and opted out, and a download of it', async () => {
  const { sql } = pages.system.db;
  const { id } = await bank.launch('Called back', { contacts: 3 });
  const called = '+14155550177';
  await makeNumbers(sql, id, [{ e164: called, carrier: 'sandbox' }]);
  await sql`update phone_numbers set state = 'released', released_at = now() where campaign_id = ${id}`;
  for (const [at, phone] of ['+12025550143', '+12025550144', null].entries()) {
    const call = { accountId: pages.accountId, callId: `source:twilio:${at}` };
    await recordInboundCall(sql, { ...call, boundTo: null, called });
    if (phone !== null) await recordOptOut(sql, { ...call, phone, actor: 'cli' });
  }
  await bank.owner.post(`/v1/campaigns/${id}/archive`);
  const page = await pages.open(pages.people.owner);
  await page.goto(`/campaign/${id}`);
  const section = page.getByRole('region', { name: 'Call-backs' });
  await section.getByText('People who called one of the campaign’s numbers.').waitFor();
  expect(await section.locator('dd').allTextContents()).toEqual(['3', '2']);
  await page.getByRole('row', { name: /Opt-outs of people who called back/ }).waitFor();
  expect(await seriousFindings(page)).toEqual([]);
});
