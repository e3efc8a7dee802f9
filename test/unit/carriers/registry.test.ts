import { describe, expect, test } from 'vitest';
import { carrierIds, createCarriers, credentialsSchema } from '../../../src/carriers/registry.ts';
import { reasons } from '../../../src/carriers/reasons.ts';
import { sandboxAccounts, sandboxCredentials } from '../../../sandbox/accounts.ts';
import { options, rent, twilioBench, twilioCredentials } from './harness.ts';

describe('the registry of carriers', () => {
  test('reaches the sandbox by its address alone', async () => {
    const bench = await twilioBench();
    const carriers = createCarriers({ sandbox: { url: bench.url, ...twilioCredentials } });
    const released = await carriers.get('sandbox')?.release(await rent(bench.control), options);
    expect(released).toMatchObject({ kind: 'released' });
    await bench.close();
  });

  test('has no carrier that nobody configured', () => {
    expect([...createCarriers({ twilio: twilioCredentials }).keys()]).toEqual(['twilio']);
  });

  test.each(sandboxAccounts)('takes the credentials of $carrier', (account) => {
    const credentials = sandboxCredentials(account.carrier, account);
    expect(credentialsSchema[account.carrier].parse(credentials)).toEqual(credentials);
  });

  test.each(carrierIds)('takes no credentials of %s with parts missing', (carrier) => {
    expect(credentialsSchema[carrier].safeParse({}).success).toBe(false);
  });
});

describe('the catalogue of reasons', () => {
  test.each(Object.entries(reasons))('says of %s what happened and what to do', (_code, reason) => {
    expect(reason.title).toMatch(/\.$/);
    expect(reason.whatToDo).toMatch(/\.$/);
  });
});
