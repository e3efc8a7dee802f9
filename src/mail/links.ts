export const campaignLink = (publicUrl: string, campaignId: string): string =>
  `${publicUrl}/campaign/${campaignId}`;

/** Where people choose which mails they get, when they are signed in. */
export const preferencesLink = (publicUrl: string): string => `${publicUrl}/mail-preferences`;

/**
 * The address of a mail's header `List-Unsubscribe`. A POST to it is enough, so that the token is a part of what is sent:
 * it must be in no log.
 */
export const unsubscribeAddress = (publicUrl: string, token: string): string =>
  `${publicUrl}/v1/unsubscribe/${token}`;

/** The page of a webhook, for owners and admins. */
export const webhookLink = (publicUrl: string, webhookId: string): string =>
  `${publicUrl}/webhooks/${webhookId}`;
