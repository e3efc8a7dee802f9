import { z } from 'zod';
import { ArchiveStoreAwayError } from '../../archive-store/errors.ts';
import { isDatabaseUnavailable, isLockRefused } from '../../db/unavailable.ts';
import { type ErrorCode, LastcallError } from '../../errors.ts';

export const problemType = 'application/problem+json';

/** RFC 9457. */
export const problemSchema = z
  .looseObject({
    type: z.string().meta({ format: 'uri-reference', example: '/docs/errors#campaign_archived' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What went wrong and what to do next.' }),
    code: z.string().meta({
      description: 'Stable: the one member to program against. All codes are listed at /docs/errors.',
      example: 'campaign_archived',
    }),
    instance: z.string().meta({ format: 'uri-reference', description: 'The request, as `urn:uuid:`.' }),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string().optional().meta({ description: 'JSON pointer into the body, as a fragment.' }),
          parameter: z.string().optional().meta({ description: 'Name of a path or query parameter.' }),
          detail: z.string(),
        }),
      )
      .optional()
      .meta({ description: 'For `invalid_request`: every place that is wrong.' }),
  })
  .meta({ id: 'Problem' });

/** `campaign_archived` as a title: "Campaign archived". */
export const titleOf = (code: ErrorCode) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ');

export function problemDocument(error: LastcallError, requestId: string): Record<string, unknown> {
  return {
    type: `/docs/errors#${error.code}`,
    title: titleOf(error.code),
    status: error.status,
    detail: error.message,
    code: error.code,
    instance: `urn:uuid:${requestId}`,
    requestId,
    ...error.details,
  };
}

/** Puts any error into the words of the catalogue; what is not known there becomes `internal`, which tells nothing. */
export function toLastcallError(error: unknown, requestId: string): LastcallError {
  if (error instanceof LastcallError) return error;
  if (isDatabaseUnavailable(error) || isLockRefused(error)) return new LastcallError('database_unavailable');
  if (error instanceof ArchiveStoreAwayError) {
    return new LastcallError('archive_store_unavailable', { problem: error.reason });
  }
  const { type, status, limit } = (error ?? {}) as { type?: unknown; status?: unknown; limit?: unknown };
  if (type === 'entity.parse.failed')
    return new LastcallError('malformed_json', { problem: 'it cannot be parsed' });
  if (type === 'entity.too.large') {
    return new LastcallError('body_too_large', { limit: sizeInWords(Number(limit)) });
  }
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') {
    return new LastcallError('unsupported_media_type', { expected: 'application/json in UTF-8' });
  }
  if (status === 400) return new LastcallError('invalid_request', { problem: 'it cannot be decoded' });
  return new LastcallError('internal', { requestId });
}

/** A limit in words: `16 MiB`, `32 KiB`. */
export const sizeInWords = (bytes: number) =>
  bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KiB` : `${Math.round(bytes / 1024 / 1024)} MiB`;
