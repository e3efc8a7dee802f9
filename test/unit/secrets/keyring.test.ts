import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { SecretUnreadableError } from '../../../src/secrets/errors.ts';
import type { Encrypted, Keyring } from '../../../src/secrets/keyring.ts';
import { newKey } from '../../../src/secrets/new-key.ts';
import { parseKeyring } from '../../../src/secrets/parse-keyring.ts';

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const old = key('old');
const fresh = key('fresh');
const secret = '{"authToken":"only for the carrier"}';
const owner = 'account one, twilio';

function refusal(keyring: Keyring, encrypted: Encrypted, of = owner): string {
  try {
    keyring.decrypt(encrypted, of);
  } catch (error) {
    if (error instanceof SecretUnreadableError) return `${error.reason} ${error.keyId}`;
    throw error;
  }
  return 'readable';
}

const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at] = copy[at]! ^ 1;
  return copy;
};

describe('a keyring', () => {
  test('reads what it encrypted', () => {
    const keyring = parseKeyring(old);
    const encrypted = keyring.encrypt(secret, owner);
    expect(encrypted).toMatchObject({ keyId: 'old' });
    expect(encrypted.nonce).toHaveLength(12);
    expect(keyring.decrypt(encrypted, owner)).toBe(secret);
  });

  test('never encrypts the same text to the same bytes', () => {
    const keyring = parseKeyring(old);
    const [one, two] = [keyring.encrypt(secret, owner), keyring.encrypt(secret, owner)];
    expect(one.nonce.equals(two.nonce)).toBe(false);
    expect(one.ciphertext.equals(two.ciphertext)).toBe(false);
  });

  test('encrypts with its first key and reads with all of them', () => {
    const before = parseKeyring(old).encrypt(secret, owner);
    const both = parseKeyring(`${fresh},${old}`);
    expect(both.ids).toEqual(['fresh', 'old']);
    expect(both.decrypt(before, owner)).toBe(secret);
    expect(both.encrypt(secret, owner).keyId).toBe('fresh');
  });

  test('refuses what belongs to another account or carrier', () => {
    const keyring = parseKeyring(old);
    const encrypted = keyring.encrypt(secret, owner);
    expect(refusal(keyring, encrypted, 'account two, twilio')).toBe('not_authentic old');
    expect(refusal(keyring, encrypted, 'account one, telnyx')).toBe('not_authentic old');
  });

  test('refuses what was changed, wherever', () => {
    const keyring = parseKeyring(old);
    const encrypted = keyring.encrypt(secret, owner);
    const { nonce, ciphertext } = encrypted;
    const changed = [
      { ...encrypted, nonce: flipped(nonce, 3) },
      { ...encrypted, ciphertext: flipped(ciphertext, 0) },
      { ...encrypted, ciphertext: flipped(ciphertext, ciphertext.length - 1) },
      { ...encrypted, ciphertext: ciphertext.subarray(0, -1) },
      // A short tag would be easy to guess.
      { ...encrypted, ciphertext: ciphertext.subarray(-4) },
      { ...encrypted, ciphertext: Buffer.alloc(0) },
    ];
    for (const each of changed) expect(refusal(keyring, each)).toBe('not_authentic old');
  });

  test('names the key that it does not have', () => {
    const encrypted = parseKeyring(old).encrypt(secret, owner);
    expect(refusal(parseKeyring(fresh), encrypted)).toBe('key_missing old');
    expect(new SecretUnreadableError('key_missing', 'old').message).toContain('"old"');
  });

  test('tells another key under the same id from a missing one', () => {
    const encrypted = parseKeyring(old).encrypt(secret, owner);
    expect(refusal(parseKeyring(key('old')), encrypted)).toBe('not_authentic old');
  });

  test('shows nothing of its keys when it is logged or serialised', () => {
    const [, base64 = ''] = old.split(':');
    const keyring = parseKeyring(old);
    const shown = `${inspect(keyring, { depth: 9, showHidden: true })}${JSON.stringify(keyring)}`;
    expect(shown).not.toContain(base64);
    expect(shown).not.toContain(Buffer.from(base64, 'base64').toString('hex').slice(0, 8));
  });
});

describe('LASTCALL_SECRET_KEYS', () => {
  test('takes keys as the command prints them, with spaces around the commas', () => {
    const [one, two] = [newKey(new Date('2026-11-23T12:00:00Z')), newKey()];
    const keyring = parseKeyring(` ${one} , ${two}\n`);
    expect(keyring.currentId).toMatch(/^2026-11-23-[0-9a-f]{8}$/);
    expect(keyring.ids).toHaveLength(2);
  });

  test.each([
    ['nothing between two commas', `${old},,${fresh}`, 'entry 2'],
    ['a key without an id', randomBytes(32).toString('base64'), 'entry 1'],
    ['a key of 16 bytes', `${fresh},short:${randomBytes(16).toString('base64')}`, 'entry 2'],
    ['a key in hex', `hex:${randomBytes(32).toString('hex')}`, 'entry 1'],
    ['an id with a blank', `my ${old}`, 'entry 1'],
    ['nothing at all', '', 'entry 1'],
    ['an id that two keys have', `${old},${key('old')}`, 'two keys have the id "old"'],
  ])('refuses %s, without repeating a key', (_case, text, message) => {
    const parse = () => parseKeyring(text);
    expect(parse).toThrow(message);
    for (const part of text.split(/[,:]/).filter(({ length }) => length > 20)) {
      expect(parse).not.toThrow(part);
    }
  });
});
