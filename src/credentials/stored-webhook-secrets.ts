import { secretsBoundTo } from './bound-secrets.ts';

/** The webhook whose secret it is: what it can only be decrypted for. */
export interface WebhookSecretOwner {
  webhookId: string;
}

export const {
  encrypt: encryptWebhookSecret,
  decrypt: decryptWebhookSecret,
  reencrypt: reencryptWebhookSecret,
} = secretsBoundTo<WebhookSecretOwner>(({ webhookId }) => `webhook_secrets/${webhookId}`);
