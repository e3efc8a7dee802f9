/**
 * Something encrypted cannot be read. `key_missing`: the key it was encrypted with is not in the keyring.
 * `not_authentic`: the key is there, but the text was changed or belongs to somebody else, or the key's id was given to
 * another key.
 */
export class SecretUnreadableError extends Error {
  override readonly name = 'SecretUnreadableError';
  readonly reason: 'key_missing' | 'not_authentic';
  /** Which key it takes. */
  readonly keyId: string;

  /** @param variable which the keys come from */
  constructor(
    reason: SecretUnreadableError['reason'],
    keyId: string,
    variable: string = 'LASTCALL_SECRET_KEYS',
  ) {
    super(
      reason === 'key_missing'
        ? `The key "${keyId}" is missing in ${variable}.`
        : `The key "${keyId}" does not open this: it was changed or moved, or the key's id now names another key.`,
    );
    this.reason = reason;
    this.keyId = keyId;
  }
}
