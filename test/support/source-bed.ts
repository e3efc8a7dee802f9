import type { CallSourceKind } from '../../src/domain/call-sources.ts';
import { type Answer, apiClient } from './api-client.ts';
import { newSourceSecret, signedHeaders } from './callbacks.ts';
import type { TestAccount, TestApi } from './test-api.ts';

interface Source {
  id: string;
  kind: CallSourceKind;
  /** As the sender knows it. */
  url: string;
  /** What it signs with. */
  signs: string;
}

export interface SourceBed extends Source {
  /** Sends a body from outside, signed rightly unless headers are given. */
  send(body: string, headers?: Record<string, string>, query?: string): Promise<Answer>;
}

/** A call source of an account, and the carrier at its other end. */
export async function sourceBed(
  api: TestApi,
  account: TestAccount,
  kind: CallSourceKind,
  options: { campaignId?: string } = {},
): Promise<SourceBed> {
  const { entered, signs } = newSourceSecret(kind);
  const { status, body } = await account.as.admin.post('/v1/call-sources', {
    name: `Calls of ${kind}`,
    kind,
    secret: entered,
    ...options,
  });
  if (status !== 201) throw new Error(`call source: ${status}`);
  const source = { id: body.id as string, kind, url: body.url as string, signs };
  return { ...source, send: (...given) => send(api, source, ...given) };
}

function send(
  api: TestApi,
  { id, kind, url, signs }: Source,
  body: string,
  headers = signedHeaders(kind, { url, body, signs }),
  query = '',
): Promise<Answer> {
  return apiClient(api.url).send('POST', `/v1/call-sources/${id}/events${query}`, { headers, body });
}

sourceBed.send = send;
