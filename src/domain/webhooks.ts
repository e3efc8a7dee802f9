export const webhookStatuses = ['enabled', 'disabled'] as const;
export type WebhookStatus = (typeof webhookStatuses)[number];

/** Why nothing is sent any more: the receiver said `410 Gone`, it took nothing for days, or somebody asked for it. */
export const disabledReasons = ['gone', 'failing', 'person'] as const;
export type DisabledReason = (typeof disabledReasons)[number];

/**
 * Where a delivery is. `waiting`: to be sent, for the first time or again; `delivered`: the receiver answered 2xx; `failed`:
 * it did not at any attempt; `cancelled`: the webhook was disabled before.
 */
export const deliveryStates = ['waiting', 'delivered', 'failed', 'cancelled'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What a delivery that somebody asked for to try a webhook carries as its type. */
export const testEventType = 'webhook.test';

/** How long after each failed attempt the next one follows at the earliest, in seconds: the schedule of Standard Webhooks. */
export const ladderSeconds = [
  5,
  5 * 60,
  30 * 60,
  2 * 3_600,
  5 * 3_600,
  10 * 3_600,
  14 * 3_600,
  20 * 3_600,
  24 * 3_600,
] as const;

/** A receiver that asks for more time (`Retry-After`) gets so much at most, in seconds. */
export const longestRetryAfterSeconds = 24 * 3_600;

/** After failing at every attempt for so long a webhook is disabled. */
export const disabledAfterDays = 5;

/** So many requests of one webhook are under way at once. */
export const lanesPerWebhook = 5;

/** After a secret was replaced messages are signed with both for so long. */
export const webhookSecretOverlapHours = 24;

export const mostWebhooks = 20;
/** So many events one request replays at most. */
export const mostReplayed = 10_000;
/** So many characters of an answer are kept. */
export const keptAnswerLength = 1_000;
