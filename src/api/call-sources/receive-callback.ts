import type { Request, Response } from 'express';
import { now } from '../../clock.ts';
import type { Callback } from '../../call-sources/contract.ts';
import { formOf } from '../../call-sources/read-text.ts';
import type { OpenCallSource } from '../../db/call-sources/find-call-source.ts';
import { limitedBytes } from '../http/limited-bytes.ts';
import { parseJson } from '../http/read-json.ts';
import { identify } from '../http/request-log.ts';
import type { Services } from '../http/services.ts';
import { openSource, requireSignature } from './open-source.ts';

const limitBytes = 64 * 1024;
const maxValues = 20_000;

/** How a body is written, with what reads it once its signature is right. */
export type BodyReader<T> =
  { type: 'form'; read: (form: URLSearchParams) => T } | { type: 'json'; read: (value: object) => T };

/** What a source sent to one of its addresses, signed rightly. */
export interface Received {
  source: OpenCallSource;
  callback: Callback;
}

/**
 * Takes a request of a call source: looks the source up before the body is read, and its signature before anything is made of
 * the body.
 *
 * @throws LastcallError `not_found`, `body_too_large`, `signature_invalid`, `secret_unreadable`
 */
export async function receiveCallback(
  services: Services,
  { callSourceId, req, res }: { callSourceId: string; req: Request; res: Response },
): Promise<Received> {
  const source = await openSource(services, callSourceId);
  identify(res, { principal: { accountId: source.accountId, actor: sourceActor(source) } });
  const chunks: Uint8Array[] = [];
  for await (const chunk of limitedBytes(req, limitBytes)) chunks.push(chunk);
  const callback: Callback = {
    headers: req.headers,
    url: `${services.identity.publicUrl}${req.originalUrl}`,
    body: Buffer.concat(chunks),
    receivedAt: now(),
  };
  await requireSignature(services, source, callback);
  return { source, callback };
}

/** A source as the audit log has it. */
export const sourceActor = ({ id }: Pick<OpenCallSource, 'id'>): string => `source:${id}`;

/** @throws LastcallError `malformed_json`, `body_too_large`, `invalid_request` */
export const readBody = <T>(reader: BodyReader<T>, { body }: Pick<Callback, 'body'>): T =>
  reader.type === 'form' ? reader.read(formOf(body)) : reader.read(parseJson(body, maxValues));
