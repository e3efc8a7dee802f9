import type { Payload, PayloadCodec } from '@temporalio/common';
import protos from '@temporalio/proto';
import { SecretUnreadableError } from '../secrets/errors.ts';
import type { Keyring } from '../secrets/keyring.ts';

const { Payload: message } = protos.temporal.api.common.v1;

// The form of Temporal's own samples in every language, whose codec servers open it with the same keys
// (https://github.com/temporalio/samples-typescript/blob/main/encryption/src/encryption-codec.ts).
const encoding = Buffer.from('binary/encrypted');
const keyIdField = 'encryption-key-id';
const nonceBytes = 12;
const tagBytes = 16;
/** Authenticated with every payload; the samples authenticate nothing besides. */
const nobody = '';

/**
 * Encrypts what workflows, activities and whoever speaks to them tell each other, before it leaves the process. Payloads that are not
 * encrypted are read as they are: those of before, and those that others send.
 *
 * @param keys null: nothing is encrypted, and what is can be told but not read
 */
export function payloadCodec(keys: Keyring | null): PayloadCodec {
  return {
    encode: (payloads) =>
      Promise.resolve(keys === null ? payloads : payloads.map((each) => encrypt(keys, each))),
    // Thrown by a promise: what is thrown at once would end more than the task.
    decode: async (payloads) => payloads.map((each) => (isEncrypted(each) ? decrypt(keys, each) : each)),
  };
}

function encrypt(keys: Keyring, payload: Payload): Payload {
  const { keyId, nonce, ciphertext } = keys.encrypt(message.encode(payload).finish(), nobody);
  return {
    metadata: { encoding, [keyIdField]: Buffer.from(keyId) },
    data: Buffer.concat([nonce, ciphertext]),
  };
}

/**
 * Whether it is of the form that {@link payloadCodec} makes. What has its encoding alone, as somebody may send in the Temporal UI, is as
 * any other that nobody knows: it must not hold a workflow up.
 */
const isEncrypted = (payload: Payload) =>
  encoding.equals(payload.metadata?.['encoding'] ?? new Uint8Array()) &&
  keyIdOf(payload) !== '' &&
  (payload.data?.length ?? 0) >= nonceBytes + tagBytes;

const keyIdOf = ({ metadata }: Payload) => Buffer.from(metadata?.[keyIdField] ?? []).toString();

/** The ids of the keys that something of Temporal's, as a history, is encrypted with. */
export function keyIdsIn(value: unknown): Set<string> {
  const found = new Set<string>();
  const walk = (each: unknown): void => {
    if (typeof each !== 'object' || each === null || each instanceof Uint8Array) return;
    if ('metadata' in each && isEncrypted(each as Payload)) found.add(keyIdOf(each as Payload));
    for (const part of Object.values(each)) walk(part);
  };
  walk(value);
  return found;
}

/** @throws SecretUnreadableError */
function decrypt(keys: Keyring | null, payload: Payload): Payload {
  const keyId = keyIdOf(payload);
  if (!keys?.has(keyId)) throw new SecretUnreadableError('key_missing', keyId, 'LASTCALL_PAYLOAD_KEYS');
  const bytes = Buffer.from(payload.data ?? []);
  const [nonce, ciphertext] = [bytes.subarray(0, nonceBytes), bytes.subarray(nonceBytes)];
  return message.decode(keys.decryptBytes({ keyId, nonce, ciphertext }, nobody));
}
