import { describe, expect, test } from 'vitest';
import { endpointUrl } from '../../../src/webhooks/endpoint-url.ts';
import { guardedLookup } from '../../../src/webhooks/guarded-lookup.ts';
import { readRetryAfter } from '../../../src/webhooks/post.ts';
import { isAllowedAddress } from '../../../src/webhooks/public-address.ts';

const neverAllowed = [
  ['unspecified', '0.0.0.0'],
  ['of this network', '0.1.2.3'],
  ['link-local, where clouds keep their keys', '169.254.169.254'],
  ['multicast', '224.0.0.1'],
  ['reserved', '240.0.0.1'],
  ['of documentation', '203.0.113.7'],
  ['of benchmarks', '198.18.0.1'],
  ['broadcast', '255.255.255.255'],
  ['unspecified, IPv6', '::'],
  ['link-local, IPv6', 'fe80::1'],
  ['site-local', 'fec0::1'],
  ['multicast, IPv6', 'ff02::1'],
  ['IPv4-mapped', '::ffff:127.0.0.1'],
  ['IPv4-mapped, in hexadecimal', '::ffff:a9fe:a9fe'],
  ['IPv4-compatible', '::7f00:1'],
  ['translated (SIIT)', '::ffff:0:127.0.0.1'],
  ['NAT64', '64:ff9b::7f00:1'],
  ['NAT64 of a local prefix', '64:ff9b:1::a9fe:a9fe'],
  ['6to4', '2002:7f00:1::'],
  ['Teredo', '2001::1'],
  ['of documentation, IPv6', '2001:db8::1'],
  ['discarded', '100::1'],
  ['segment routing', '5f00::1'],
  ['no address', 'localhost'],
  ['a number', '2130706433'],
] as const;

const privateOnes = [
  ['loopback', '127.0.0.1'],
  ['loopback, another one', '127.8.9.10'],
  ['private, class A', '10.0.0.1'],
  ['private, class B', '172.31.255.255'],
  ['private, class C', '192.168.1.1'],
  ['CGNAT', '100.64.0.1'],
  ['loopback, IPv6', '::1'],
  ['unique local', 'fd00:ec2::254'],
] as const;

describe('an address to which something may be sent', () => {
  test.each(neverAllowed)('is never one that is %s (%s)', (_what, address) => {
    expect(isAllowedAddress(address, false)).toBe(false);
    expect(isAllowedAddress(address, true)).toBe(false);
  });

  test.each(privateOnes)('is one that is %s (%s) only where that is allowed', (_what, address) => {
    expect(isAllowedAddress(address, false)).toBe(false);
    expect(isAllowedAddress(address, true)).toBe(true);
  });

  test.each(['1.1.1.1', '9.9.9.9', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '2a00:1450:4001::1'])(
    'is an ordinary one of the internet (%s)',
    (address) => {
      expect(isAllowedAddress(address, false)).toBe(true);
    },
  );
});

describe('the address of a webhook', () => {
  test.each([
    'https://crm.example.org',
    'https://crm.example.org/lastcall?team=1',
    'https://crm.example.org:8443/hook',
    'https://1.1.1.1/hook',
    'https://[2606:4700:4700::1111]/hook',
    'https://bücher.example/hook',
  ])('may be %s', (text) => {
    expect(endpointUrl(text, false)).toBeInstanceOf(URL);
  });

  test.each([
    ['http://crm.example.org/', 'must begin with https://'],
    ['ftp://crm.example.org/', 'must begin with https://'],
    ['javascript:alert(1)', 'must begin with https://'],
    ['crm.example.org', 'must be an address'],
    ['https://', 'must be an address'],
    ['https://user:secret@crm.example.org/', 'must have no name and password'],
    ['https://trusted.example@169.254.169.254/', 'must have no name and password'],
    ['https://crm.example.org/#part', 'must have no fragment'],
    ['https://crm.example.org:25/', 'must have the usual port'],
    ['https://crm.example.org:22/', 'must have the usual port'],
    [`https://crm.example.org/${'a'.repeat(2_000)}`, 'must have 2000 characters'],
    ['https://localhost/', 'must lead to the internet'],
    ['https://a.localhost./', 'must lead to the internet'],
    ['https://127.0.0.1/', 'must lead to the internet'],
    ['https://127.1/', 'must lead to the internet'],
    ['https://0177.0.0.1/', 'must lead to the internet'],
    ['https://2130706433/', 'must lead to the internet'],
    ['https://0x7f000001/', 'must lead to the internet'],
    ['https://[::1]/', 'must lead to the internet'],
    ['https://[::ffff:169.254.169.254]/', 'must lead to the internet'],
    ['https://①②⑦.⓪.⓪.①/', 'must lead to the internet'],
  ])('is not %s', (text, problem) => {
    expect(endpointUrl(text, false)).toContain(problem);
  });

  test('may be http and on this machine where that is allowed, and never where clouds keep their keys', () => {
    expect(endpointUrl('http://localhost:3000/hook', true)).toBeInstanceOf(URL);
    expect(endpointUrl('http://192.168.1.7/hook', true)).toBeInstanceOf(URL);
    expect(endpointUrl('http://169.254.169.254/latest/meta-data', true)).toContain('must lead to');
  });

  test('holds no line breaks, which would begin another header', () => {
    const url = endpointUrl('https://crm.example.org/a\r\nX-Other: 1', false);
    expect(url).toBeInstanceOf(URL);
    expect(String(url)).toBe('https://crm.example.org/aX-Other:%201');
  });
});

describe('the lookup of a socket', () => {
  const lookUp = (addresses: string[], all: boolean) =>
    new Promise((resolve, reject) => {
      const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      const lookup = guardedLookup(() => Promise.resolve(found), false);
      lookup('crm.example.org', { all }, (error, address, family) =>
        error ? reject(error) : resolve(all ? address : [address, family]),
      );
    });

  test('gives the addresses that it has looked at', async () => {
    expect(await lookUp(['1.1.1.1'], false)).toEqual(['1.1.1.1', 4]);
    expect(await lookUp(['1.1.1.1', '2606:4700:4700::1111'], true)).toEqual([
      { address: '1.1.1.1', family: 4 },
      { address: '2606:4700:4700::1111', family: 6 },
    ]);
  });

  test.each([true, false])('refuses a name of which one address is private (all: %s)', async (all) => {
    await expect(lookUp(['1.1.1.1', '127.0.0.1'], all)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
    await expect(lookUp([], all)).rejects.toMatchObject({ code: 'ADDRESS_REFUSED' });
  });

  test('says why a name leads nowhere', async () => {
    const lookup = guardedLookup(
      () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' })),
      false,
    );
    const failed = new Promise((resolve) => lookup('crm.example.org', {}, (error) => resolve(error)));
    expect(await failed).toMatchObject({ code: 'ENOTFOUND' });
  });
});

test.each([
  ['120', 120],
  [' 7 ', 7],
  ['0', 0],
  ['-5', 0],
  ['999999999', 24 * 3_600],
  ['99999999999999999999', 0],
  ['soon', 0],
  ['Wed, 21 Oct 2015 07:28:00 GMT', 0],
  [new Date(Date.now() + 10 * 24 * 3_600_000).toUTCString(), 24 * 3_600],
  [undefined, 0],
])('Retry-After: %s is %d seconds', (text, seconds) => {
  expect(readRetryAfter(text)).toBe(seconds);
});
