import type { ApiClient } from './api-client.ts';

const ofSessions = /^member\.(signed_in|signed_out|sign_in_failed|sessions_ended)$/;

/** The newest entries of the client's audit log, without those that tell who comes and goes. */
export async function newestEntries(client: ApiClient, count: number): Promise<unknown[]> {
  const { body } = await client.get('/v1/audit-log?limit=50');
  const items = body.items as { action: string }[];
  return items.filter(({ action }) => !ofSessions.test(action)).slice(0, count);
}
