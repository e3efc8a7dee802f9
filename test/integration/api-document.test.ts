import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect } from 'vitest';
import { personRoles, type Role, roles } from '../../src/domain/roles.ts';
import { uuidv7 } from '../../src/ids.ts';
import { fixtures } from '../support/fixtures.ts';
import type { ApiClient } from '../support/api-client.ts';
import type { OpenApi, Operation } from '../support/openapi.ts';
import { type TestAccount } from '../support/test-api.ts';

const { test, api } = fixtures('api');

let document: OpenApi;
test.beforeAll(async () => {
  document = (await (await fetch(`${api.url}/v1/openapi.json`)).json()) as OpenApi;
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

describe('the document', () => {
  test('it is valid OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    const result = await new Validator().validate({ ...structuredClone(document) });
    expect(result.errors).toBeUndefined();
    expect(result.valid).toBe(true);
  });

  test('every operation has an id of its own, a summary, a description, and says which problems it answers', () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const incomplete = operations().filter(
      ({ operation: { summary, description, responses } }) =>
        !summary || !description || !responses['500']?.content?.['application/problem+json'],
    );
    expect(incomplete).toEqual([]);
  });

  test('components have names, so that a client made from it has readable types', () => {
    expect(Object.keys(document.components.schemas)).toEqual(
      expect.arrayContaining([
        'Campaign',
        'CampaignPage',
        'Contact',
        'PhoneNumber',
        'CallEvent',
        'Problem',
        'Me',
      ]),
    );
  });

  test('all of it needs a key or a session, but for what comes before one, and whether the process can serve', () => {
    const open = operations().filter(({ operation }) => operation.security.length === 0);
    expect(open.map(({ path }) => path)).toEqual([
      '/v1/sign-in-options',
      '/v1/password-requests',
      '/v1/unsubscribe/{token}',
      '/v1/unsubscribe/{token}',
      '/v1/invitations/look-up',
      '/v1/invitations/accept',
      '/v1/carrier-notices/bandwidth',
      '/v1/call-sources/{callSourceId}/events',
      '/v1/call-sources/{callSourceId}/voice',
      '/v1/call-sources/{callSourceId}/voice/key',
      '/v1/account-exports/{exportId}/file',
      '/v1/calendars/{secret}.ics',
      '/health',
      '/ready',
    ]);
  });
});

/** Whether an operation is for people who are signed in only. */
const forPersons = ({ security }: Operation) => !security.some((scheme) => 'apiKey' in scheme);

test('each role may do what docs/roles.md says and nothing else, by a key as by signing in', async () => {
  const { as, signIn } = await api.createAccount();
  const answers = new Set<string>();
  const tries = async (
    client: ApiClient | undefined,
    { method, path, operation }: ReturnType<typeof operations>[number],
  ) => {
    if (!client) return false;
    const { status, body } = await request(client, method, path, operation, { otherwise: uuidv7() });
    answers.add(status === 403 ? body.code : status === 401 ? 'unauthenticated' : 'allowed');
    return status !== 403;
  };
  const sessions = new Map<Role, ApiClient>();
  for (const role of personRoles) sessions.set(role, (await signIn(role)).client);
  const rows: string[][] = [];
  for (const known of operations()) {
    if (known.operation.security.length === 0) continue;
    const cells: string[] = [];
    for (const role of roles) {
      const by = [
        ...((await tries(sessions.get(role), known)) ? ['signed in'] : []),
        ...((await tries(as[role], known)) ? ['key'] : []),
      ];
      cells.push(by.join(', '));
    }
    rows.push([`\`${known.operation.operationId}\``, `\`${known.method} ${known.path}\``, ...cells]);
  }
  expect(answers).toEqual(new Set(['forbidden', 'persons_only', 'allowed']));
  const table = [['operation', 'address', ...roles], ['', '', ...roles].map(() => '---'), ...rows];
  await expect(
    [
      '# Who may do what',
      '',
      'Made by `test/integration/api-document.test.ts`, which tries every operation as every role, by a key and signed in:',
      'this page is what the API really answers. An empty cell is a 403. After a change that is meant:',
      '`npx vitest run test/integration/api-document.test.ts --update`.',
      '',
      ...table.map((cells) => `| ${cells.join(' | ')} |`),
      '',
    ].join('\n'),
  ).toMatchFileSnapshot('../../docs/roles.md');
});

describe('accounts are apart', () => {
  test('another account’s ids are 404 in every operation that takes one, and nothing of it changes', async () => {
    const [mine, theirs] = [await api.createAccount({ demo: true }), await api.createAccount({ demo: true })];
    const ids = await everything(theirs);
    const before = await snapshot(theirs);
    // A carrier is named by a word that is the same for everybody.
    const withIds = operations().filter(
      ({ operation: { operationId, parameters = [] } }) =>
        // What a link gives is the link's: account-exports.test.ts and calendar-feeds.test.ts try those of others.
        !['downloadAccountExport', 'getCalendar'].includes(operationId) &&
        // Nor is a token an id of an account.
        parameters.some(
          (parameter) => parameter.in === 'path' && !parameter.schema.enum && parameter.name !== 'token',
        ),
    );
    const answers: Record<string, string> = {};
    const { client } = await mine.signIn('owner');
    for (const { method, path, operation } of withIds) {
      const all = { ...ids, otherwise: ids.campaignId };
      const by = forPersons(operation) ? client : mine.as.owner;
      const { status, body } = await request(by, method, path, operation, all);
      answers[operation.operationId] = `${status} ${body.code}`;
    }
    expect(Object.keys(answers).length).toBeGreaterThan(15);
    expect(answers).toEqual(
      Object.fromEntries(withIds.map(({ operation }) => [operation.operationId, '404 not_found'])),
    );
    expect((await mine.as.owner.get(`/v1/audit-log?campaignId=${ids.campaignId}`)).status).toBe(404);
    expect(await snapshot(theirs)).toEqual(before);
  });

  test('another account’s number is not detached from a campaign of one’s own', async () => {
    const [mine, theirs] = [await api.createAccount(), await api.createAccount()];
    const { draftNumberId } = await everything(theirs);
    const { body: campaign } = await mine.as.owner.post('/v1/campaigns', { name: 'Mine' });
    expect((await mine.as.owner.delete(`/v1/campaigns/${campaign.id}/numbers/${draftNumberId}`)).status).toBe(
      404,
    );
  });

  test('lists hold one’s own rows only', async () => {
    const [mine, theirs] = [await api.createAccount(), await api.createAccount()];
    await everything(theirs);
    expect((await mine.as.owner.get('/v1/campaigns')).body.items).toEqual([]);
    const keys = (await mine.as.owner.get('/v1/api-keys')).body.items;
    expect(keys).toHaveLength(roles.length);
    const entries = (await mine.as.owner.get('/v1/audit-log?limit=200')).body.items;
    expect(new Set(entries.map(({ action }: { action: string }) => action))).toEqual(
      new Set(['api_key.created']),
    );
  });

  test('two accounts may rent the same digits, one after the other at the carrier, and neither sees the other', async () => {
    const number = { e164: '+14155550777', carrier: 'sandbox' };
    for (const account of [await api.createAccount(), await api.createAccount()]) {
      const { body: campaign } = await account.as.owner.post('/v1/campaigns', { name: 'One' });
      const answer = await account.as.owner.post(`/v1/campaigns/${campaign.id}/numbers`, {
        numbers: [number],
      });
      expect(answer.body).toEqual({ attached: 1, alreadyAttached: 0 });
      await api.db.sql`update phone_numbers set state = 'released' where e164 = ${number.e164}`;
    }
  });
});

let lastDigits = 100;
/** Of no other account: all accounts here share the installation's credentials. */
const nextDigits = () => `+14155550${(lastDigits += 1)}`;

/** One row of everything: an archived campaign with a number in release, and a draft with a number. */
async function everything({ as, signIn }: TestAccount) {
  const [archivedDigits, draftDigits] = [nextDigits(), nextDigits()];
  const create = async (digits: string) => {
    const { body } = await as.owner.post('/v1/campaigns', { name: 'Theirs' });
    const numbers = [{ e164: digits, carrier: 'sandbox' }];
    await as.owner.post(`/v1/campaigns/${body.id}/numbers`, { numbers });
    const listed = await as.owner.get(`/v1/campaigns/${body.id}/numbers`);
    return { campaignId: body.id as string, numberId: listed.body.items[0].id as string };
  };
  const archived = await create(archivedDigits);
  await as.owner.post(`/v1/campaigns/${archived.campaignId}/launch`);
  await as.owner.post(`/v1/campaigns/${archived.campaignId}/archive`);
  const draft = await create(draftDigits);
  const keys = await as.owner.get('/v1/api-keys');
  const keyId = keys.body.items.find(({ name }: { name: string }) => name === 'dialer').id as string;
  const { userId } = await signIn('caller');
  const invitation = { email: `${uuidv7()}@riverside.example`, role: 'caller' };
  const invitationId = (await as.owner.post('/v1/invitations', invitation)).body.id as string;
  return { ...archived, keyId, userId, invitationId, draftNumberId: draft.numberId };
}

async function snapshot({ as }: TestAccount) {
  const all = ['/v1/campaigns', '/v1/members', '/v1/invitations', '/v1/audit-log?limit=200'].map((path) =>
    as.owner.get(path),
  );
  return (await Promise.all(all)).map(({ body }) => body);
}

/** Sends an operation the document's example of a request, with these ids in its path. */
function request(
  client: ApiClient,
  method: string,
  path: string,
  operation: Operation,
  ids: Record<string, string> & { otherwise: string },
) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = operation.parameters?.find((known) => known.name === name);
    return parameter?.schema.enum?.[0] ?? ids[name] ?? ids.otherwise;
  });
  const content = Object.entries(operation.requestBody?.content ?? {})[0];
  if (!content) return client.send(method, filled);
  const [type, { example }] = content;
  const body = type === 'application/json' ? JSON.stringify(example) : String(example);
  return client.send(method, filled, { headers: { 'content-type': type }, body });
}
