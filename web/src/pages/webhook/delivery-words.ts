import type { Schemas } from '../../api/client';

export type Delivery = Schemas['WebhookDelivery'];
export type Attempt = NonNullable<Schemas['WebhookAttempt']>;
export type DeliveryState = Schemas['WebhookDeliveryState'];

export const stateWords = {
  waiting: { label: 'Waiting', color: 'blue' },
  delivered: { label: 'Delivered', color: 'teal' },
  failed: { label: 'Failed', color: 'red' },
  cancelled: { label: 'Cancelled', color: 'gray' },
} as const satisfies Record<DeliveryState, { label: string; color: string }>;

const errorWords: Readonly<Record<string, string>> = {
  TIMED_OUT: 'did not answer in time',
  ADDRESS_REFUSED: 'not sent, since the address leads into a private network',
  ECONNREFUSED: 'refused the connection',
  ECONNRESET: 'broke the connection off',
  ENOTFOUND: 'its name was not found',
};

/** How a request went, in a few words. */
export function attemptWords({ status, error, durationMs }: Attempt): string {
  if (status !== null) return `answered ${status} after ${durationMs} ms`;
  if (error !== null) return errorWords[error] ?? `no answer (${error})`;
  return 'under way';
}
