import { describe, expect, it } from 'vitest';
import { CarrierListError } from '../../../src/carriers/contract.ts';
import { carrierFor, carrierIds, createCarriers } from '../../../src/carriers/registry.ts';
import { reasons } from '../../../src/carriers/reasons.ts';
import { options, pagesOf, rent, twilioBench, twilioCredentials } from './harness.ts';

const number = { e164: '+15550001111', carrierRef: null };

describe('the registry of carriers', () => {
  it('asks an operator for the credentials of a carrier that has none', async () => {
    const carrier = carrierFor(createCarriers({}), 'twilio');
    const missing = {
      kind: 'needs_operator',
      reason: 'carrier_not_configured',
      answer: { httpStatus: null, carrierCode: null },
    };
    expect(await carrier.release(number, options)).toEqual(missing);
    expect(await carrier.readBack(number, options)).toEqual(missing);
    await expect(pagesOf(carrier)).rejects.toThrow(CarrierListError);
  });

  it('reaches the sandbox by its address alone', async () => {
    const bench = await twilioBench();
    const carriers = createCarriers({ sandbox: { url: bench.url, ...twilioCredentials } });
    expect(await carrierFor(carriers, 'sandbox').release(await rent(bench.control), options)).toMatchObject({
      kind: 'released',
    });
    await bench.close();
  });

  it('makes every carrier that is configured', () => {
    const config = {
      sandbox: { url: 'http://127.0.0.1:1', ...twilioCredentials },
      twilio: twilioCredentials,
    };
    expect([...createCarriers(config).keys()].toSorted()).toEqual([...carrierIds].toSorted());
  });
});

describe('the catalogue of reasons', () => {
  it.each(Object.entries(reasons))('says of %s what happened and what to do', (_code, reason) => {
    expect(reason.title).toMatch(/\.$/);
    expect(reason.whatToDo).toMatch(/\.$/);
  });
});
