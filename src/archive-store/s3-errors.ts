import { S3ServiceException } from '@aws-sdk/client-s3';
import { ArchiveStoreAwayError } from './errors.ts';

const reasons: Readonly<Record<string, string>> = {
  NoSuchBucket: 'its bucket is missing',
  PermanentRedirect: 'its bucket is in another region than ARCHIVE_S3_REGION',
  AuthorizationHeaderMalformed: 'its bucket is in another region than ARCHIVE_S3_REGION',
  InvalidAccessKeyId: 'its service does not know these credentials',
  SignatureDoesNotMatch: 'its service does not accept these credentials',
  ExpiredToken: 'its credentials have expired',
  CredentialsProviderError: 'there are no credentials for its service',
  RequestTimeTooSkewed: 'this machine’s clock is wrong',
  AccessDenied: 'its bucket may not be used with these credentials',
  QuotaExceeded: 'it is full',
  InsufficientStorage: 'it is full',
  XMinioStorageFull: 'it is full',
};

/** The failures of a network that Node names by a code, and those that the SDK names. */
const network =
  /^(E(CONN\w+|HOST\w+|NET\w+|NOTFOUND|AI_AGAIN|PIPE|PROTO|TIMEDOUT)|CERT_\w+|DEPTH_\w+|SELF_SIGNED\w+|UNABLE_\w+|ERR_TLS\w*|ERR_SSL\w*|ERR_STREAM_PREMATURE_CLOSE)$/;

export const statusOf = (error: unknown) =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

/** A code of S3 or, where the answer has no body, what its status tells. */
export function s3Code(error: unknown): string {
  const { name = '', Code } = (error ?? {}) as { name?: string; Code?: string };
  return Code ?? name;
}

/**
 * What an error of the SDK means for the store as a whole; every other error as it is, such as one of the content that
 * was being written.
 */
export function awayFor(error: unknown): unknown {
  const known = reasons[s3Code(error)];
  if (known !== undefined) return new ArchiveStoreAwayError(known);
  const { code, message = '' } = (error ?? {}) as { code?: string; message?: string };
  if (network.test(code ?? '') || s3Code(error) === 'TimeoutError') {
    return new ArchiveStoreAwayError(`its service cannot be reached (${code ?? 'no answer in time'})`);
  }
  if (message === 'Region is missing') return new ArchiveStoreAwayError('ARCHIVE_S3_REGION is not set');
  const status = statusOf(error);
  if (status === undefined) return error;
  if (status === 403) return new ArchiveStoreAwayError(reasons['AccessDenied'] ?? '');
  return new ArchiveStoreAwayError(`its service answers ${status} (${s3Code(error)})`);
}
