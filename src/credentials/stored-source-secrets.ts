import { secretsBoundTo } from './bound-secrets.ts';

/** The call source whose secret it is: what it can only be decrypted for. */
export interface SourceSecretOwner {
  callSourceId: string;
}

export const {
  encrypt: encryptSourceSecret,
  decrypt: decryptSourceSecret,
  reencrypt: reencryptSourceSecret,
} = secretsBoundTo<SourceSecretOwner>(({ callSourceId }) => `call_source_secrets/${callSourceId}`);
