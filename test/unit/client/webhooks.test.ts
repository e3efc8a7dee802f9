import { describe, expect, test } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { verifyWebhook } from '../../../clients/typescript/src/index.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two bytes....').toString('base64')}`;
const other = `whsec_${Buffer.from('another secret of 32 bytes......').toString('base64')}`;
const told = {
  type: 'campaign.archived',
  timestamp: '2026-11-23T18:00:00.000Z',
  data: { id: 'e-1', campaignId: 'ä' },
};
const body = JSON.stringify(told);

/** As the reference library of Standard Webhooks signs it. */
function signed({ by = [secret], at = new Date(), id = 'e-1' } = {}): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': by.map((each) => new Webhook(each).sign(id, at, body)).join(' '),
  };
}
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

describe('a webhook is taken', () => {
  test.each<
    [string, () => [string | string[], Headers | Record<string, string | string[]>, string | Uint8Array]]
  >([
    ['by its secret', () => [secret, signed(), body]],
    ['as bytes', () => [secret, signed(), new TextEncoder().encode(body)]],
    ['with the headers of a Request', () => [secret, new Headers(signed()), body]],
    [
      'with the headers of Node in any case',
      () => [
        secret,
        Object.fromEntries(Object.entries(signed()).map(([name, value]) => [name.toUpperCase(), [value]])),
        body,
      ],
    ],
    ['signed with the old secret and the new one', () => [secret, signed({ by: [other, secret] }), body]],
    ['by the old secret while it is changed', () => [[other, secret], signed(), body]],
    ['four minutes late', () => [secret, signed({ at: minutesAgo(4) }), body]],
  ])('%s', async (_, given) => {
    expect(await verifyWebhook(...given())).toEqual({ id: 'e-1', ...told });
  });
});

describe('a webhook is refused', () => {
  test.each<[string, () => [string, Record<string, string>, string]]>([
    ['by another secret', () => [other, signed(), body]],
    ['with another body', () => [secret, signed(), `${body} `]],
    ['with the id of another', () => [secret, { ...signed(), 'webhook-id': 'e-2' }, body]],
    [
      'with a later time than was signed',
      () => [
        secret,
        { ...signed({ at: minutesAgo(60) }), 'webhook-timestamp': String(Math.floor(Date.now() / 1_000)) },
        body,
      ],
    ],
    ['an hour late', () => [secret, signed({ at: minutesAgo(60) }), body]],
    ['an hour early', () => [secret, signed({ at: minutesAgo(-60) }), body]],
    ['with a time that is none', () => [secret, { ...signed(), 'webhook-timestamp': 'now' }, body]],
    ['without a signature', () => [secret, { ...signed(), 'webhook-signature': '' }, body]],
    [
      'with a signature that is no base64',
      () => [secret, { ...signed(), 'webhook-signature': 'v1,%%' }, body],
    ],
    [
      'with a signature of a version that is not known',
      () => [
        secret,
        { ...signed(), 'webhook-signature': signed()['webhook-signature']?.replace('v1,', 'v2,') ?? '' },
        body,
      ],
    ],
  ])('%s', async (_, given) => {
    await expect(verifyWebhook(...given())).rejects.toMatchObject({
      name: 'LastcallError',
      code: 'webhook_invalid',
    });
  });

  test.each(['', 'whsec_', 'whsec_%%'])(
    'a secret that is none, %j, is a mistake of the program',
    async (none) => {
      await expect(verifyWebhook(none, signed(), body)).rejects.toThrow(TypeError);
    },
  );
});
