import type { ApiConfig } from '../http/services.ts';

/** What signs links. The API does not start without it. */
export function linkSecret({ authSecret }: Pick<ApiConfig, 'authSecret'>): string {
  if (authSecret === null) throw new Error('link secret: the API does not start without a secret');
  return authSecret;
}
