import { keyBytes, Keyring } from './keyring.ts';

const entryPattern = /^([\w-]{1,40}):([A-Za-z0-9+/]{43}=)$/;

/**
 * Reads LASTCALL_SECRET_KEYS or LASTCALL_PAYLOAD_KEYS: `<id>:<32 bytes in base64>`, several separated by commas, the one that encrypts first.
 *
 * @throws Error that says which entry is wrong, by its place: what stands there may be a key
 */
export function parseKeyring(text: string): Keyring {
  const entries = text.split(',').map((entry) => entryPattern.exec(entry.trim()));
  return new Keyring(
    entries.map((entry, index) => {
      const [, id, base64] = entry ?? [];
      if (id === undefined || base64 === undefined) {
        throw new Error(
          `entry ${index + 1} is not <id>:<${keyBytes} bytes in base64>; "lastcall secrets new-key" prints one`,
        );
      }
      return { id, key: Buffer.from(base64, 'base64') };
    }),
  );
}
