import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../../api/client';

export type Webhook = Schemas['Webhook'];
export type WebhookWithSecret = Schemas['WebhookWithSecret'];

export const webhooksQuery = queryOptions({
  queryKey: ['webhooks', 'list'],
  queryFn: () => answer(api.GET('/v1/webhooks')),
});

/** How people know a webhook: what they have written about it, or its host. */
export const nameOf = ({ description, url }: Pick<Webhook, 'description' | 'url'>): string =>
  description === '' ? new URL(url).host : description;
