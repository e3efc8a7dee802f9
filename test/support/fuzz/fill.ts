import type { Sql } from 'postgres';
import { carrierRate } from '../../../src/carriers/rates.ts';
import { uuidv7 } from '../../../src/ids.ts';
import { compareInventory } from '../../../src/inventory/compare.ts';
import type { Answer } from '../api-client.ts';
import type { TestSandbox } from '../sandbox.ts';
import type { TestAccount } from '../test-api.ts';

/** The last seven digits of numbers that nobody has yet, beginning behind the number of the document's examples. */
let digits = 5_560_000;
const nextDigits = () => String((digits += 1));

function made(answer: Answer): Answer {
  if (answer.status >= 300) throw new Error(`the bed cannot be filled: ${answer.status} ${answer.text}`);
  return answer;
}

/** A draft, an active campaign with callers, contacts, numbers and calls, and an archived one. */
export async function addCampaigns({ as }: TestAccount, callerIds: readonly string[]): Promise<void> {
  const { owner, dialer } = as;
  const ids: string[] = [];
  for (const name of ['Draft', 'Active', 'Archived']) {
    ids.push(made(await owner.post('/v1/campaigns', { name })).body.id as string);
  }
  for (const id of ids) {
    const last = nextDigits();
    const csv = {
      headers: { 'content-type': 'text/csv' },
      body: `phone,first_name\n+1202${last},Ada\n+1203${last},Ben\n`,
    };
    made(await owner.send('POST', `/v1/campaigns/${id}/contacts/import`, csv));
    const numbers = [{ e164: `+1415${last}`, carrier: 'bandwidth' }];
    made(await owner.post(`/v1/campaigns/${id}/numbers`, { numbers }));
  }
  const [, active, archived] = ids;
  for (const id of [active, archived]) {
    made(await owner.post(`/v1/campaigns/${id}/launch`));
    for (const userId of callerIds) made(await owner.send('PUT', `/v1/campaigns/${id}/callers/${userId}`));
    const event = { callId: uuidv7(), occurredAt: new Date(), callerId: 'c1', from: '+14155550100' };
    const result = { disposition: 'Yes', answers: { Vote: 'yes' } };
    const events = [
      { ...event, id: uuidv7(), type: 'started' },
      { ...event, ...result, id: uuidv7(), type: 'result' },
    ];
    made(await dialer.post(`/v1/campaigns/${id}/call-events`, { events }));
  }
  made(await owner.post(`/v1/campaigns/${archived}/archive`));
  made(await owner.post('/v1/bulk-jobs', { action: 'clone', campaignIds: [archived] }));
}

/** A key that may be revoked. */
export async function addSpareKey({ as }: TestAccount): Promise<void> {
  made(await as.owner.post('/v1/api-keys', { name: 'spare', role: 'dialer' }));
}

/** A member who may be changed and removed. */
export async function addSparePerson(sql: Sql, { signIn }: TestAccount): Promise<string> {
  const { userId } = await signIn('caller');
  await sql`update users set name = 'Spare' where id = ${userId}`;
  return userId;
}

/** The token of a new invitation. */
export async function invite({ as }: TestAccount): Promise<string> {
  const email = `${uuidv7()}@riverside.example`;
  const { body } = made(await as.owner.post('/v1/invitations', { email, role: 'caller' }));
  return new URL(body.link).hash.slice(1);
}

/** A number at the carrier that our books do not have. */
export async function addFindings(sql: Sql, sandbox: TestSandbox, { id }: TestAccount): Promise<void> {
  await sandbox.rent(1, `+1415${nextDigits()}`);
  const input = { comparisonId: uuidv7(), accountId: id, carrier: 'sandbox' };
  await compareInventory({ sql, carrierFor: sandbox.carrierFor, rate: () => carrierRate(1_000) }, input);
}
