import { isGrpcServiceError } from '@temporalio/client';
import { describeError } from '../log.ts';

const words: Readonly<Record<string, string>> = {
  // Of PostgreSQL.
  '28P01': 'the password is wrong, or there is no such user',
  '28000': 'the user may not connect from here (pg_hba.conf)',
  '3D000': 'there is no such database',
  '42501': 'the database user may not do that',
  '53300': 'it has no connection left (max_connections)',
  '57P03': 'it is starting up or shutting down',
  // Of the driver.
  CONNECT_TIMEOUT: 'it does not answer',
  CONNECTION_CLOSED: 'it closed the connection',
  // Of the network.
  ECONNREFUSED: 'nobody listens there',
  ECONNRESET: 'it broke the connection',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name server does not answer',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'there is no way to it',
  ENETUNREACH: 'there is no way to it',
  UND_ERR_CONNECT_TIMEOUT: 'it does not answer',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by somebody unknown',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
};

/** Why something did not work, in words that hold no data. */
export function whyNot(error: unknown): string {
  // A failed `fetch`, and a name with several addresses, tell the reason one level below.
  const inner = error instanceof Error ? (error.cause ?? (error as AggregateError).errors?.[0]) : undefined;
  for (const each of [error, inner]) {
    const { code } = (each ?? {}) as { code?: unknown };
    const known = typeof code === 'string' ? words[code] : undefined;
    if (known !== undefined) return known;
  }
  if (isGrpcServiceError(error)) return error.details;
  return describeError(error).message;
}
