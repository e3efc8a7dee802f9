import { describe, expect, test } from 'vitest';
import { installationCarriers } from '../../../src/carriers/installation.ts';
import { carrierIds, carriers } from '../../../src/carriers/registry.ts';
import { reasons } from '../../../src/carriers/reasons.ts';
import { sandboxAccounts, sandboxCredentials } from '../../../sandbox/accounts.ts';
import { options, rent, twilioBench, twilioCredentials } from './harness.ts';

describe('the registry of carriers', () => {
  test('reaches the sandbox by its address alone', async () => {
    const bench = await twilioBench();
    const given = { carrierUrls: { sandbox: bench.url }, carrierCredentials: {} };
    const released = await installationCarriers(given, 5_000)
      .get('sandbox')
      ?.release(await rent(bench.control), options);
    expect(released).toMatchObject({ kind: 'released' });
    await bench.close();
  });

  test('has no carrier that nobody configured', () => {
    const given = { carrierUrls: {}, carrierCredentials: { twilio: twilioCredentials } };
    expect([...installationCarriers(given, 5_000).keys()]).toEqual(['twilio']);
  });

  test.each(sandboxAccounts)('takes the credentials of $carrier', (account) => {
    const credentials = sandboxCredentials(account.carrier, account);
    expect(carriers[account.carrier].credentials.parse(credentials)).toEqual(credentials);
  });

  test.each(carrierIds)('takes no credentials of %s with parts missing', (carrier) => {
    expect(carriers[carrier].credentials.safeParse({}).success).toBe(false);
  });
});

describe('the catalogue of reasons', () => {
  test.each(Object.entries(reasons))('says of %s what happened and what to do', (_code, reason) => {
    expect(reason.title).toMatch(/\.$/);
    expect(reason.whatToDo).toMatch(/\.$/);
  });
});
