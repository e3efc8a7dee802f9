import type { Request } from 'express';
import { ContactFileError } from '../../contacts/errors.ts';
import { LastcallError } from '../../errors.ts';

/** How large a file of contacts or numbers may be. */
export const fileLimitBytes = 256 * 1024 * 1024;

/** As what a file is sent. */
export const fileStream = {
  contentTypes: [
    'text/csv',
    'text/tab-separated-values',
    'text/plain',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ],
  example: 'phone,first_name,last_name,precinct\n(202) 555-0143,Ada,"Lovelace, Countess",7\n',
};

/** Errors of whatever reads a file. */
export const whileReading = ['invalid_csv', 'request_timeout', 'account_busy', 'server_busy'] as const;

/** @throws LastcallError `invalid_csv` for a file that cannot be read, else the error as it is */
export function asProblem(error: unknown): never {
  throw error instanceof ContactFileError
    ? new LastcallError('invalid_csv', { problem: error.message })
    : error;
}

/** @throws LastcallError `unsupported_media_type` for a charset that is not known */
export function charsetOf(req: Request): string | undefined {
  const charset = /;\s*charset="?([\w.:-]+)/i.exec(req.get('content-type') ?? '')?.[1];
  try {
    return charset === undefined ? undefined : new TextDecoder(charset).encoding;
  } catch {
    throw new LastcallError('unsupported_media_type', { expected: 'text in a known charset, best in UTF-8' });
  }
}
