import type { Requests } from './requests.ts';
import type { CommonOptions, Operation, QueryOf } from './types.ts';
import type { Upload } from './upload.ts';

type Path = '/v1/campaigns/{campaignId}/contacts';
type ImportQuery = QueryOf<Operation<'/v1/campaigns/{campaignId}/contacts/import', 'POST'>>;

/** Longer than Lastcall waits for a file. */
const importTimeoutMs = 10 * 60_000;

export interface ImportOptions extends CommonOptions {
  /** Such as `{ country: 'US' }`, for numbers without a country code. */
  query?: ImportQuery | undefined;
  /** `text/csv` unless given. */
  contentType?: string | undefined;
}

export class Contacts {
  readonly #requests: Requests;

  constructor(requests: Requests) {
    this.#requests = requests;
  }

  /** All that fit, page after page. */
  list(campaignId: string, filter?: QueryOf<Operation<Path, 'GET'>>, options?: CommonOptions) {
    const path = { campaignId };
    return this.#requests.list('/v1/campaigns/{campaignId}/contacts', { ...options, path, query: filter });
  }

  /**
   * Imports a file of contacts. What can be sent again (a text, a Blob, a function that opens the file) is, when the
   * connection breaks off: rows that are there already count as duplicates.
   *
   * @throws LastcallError
   */
  import(campaignId: string, file: Upload, { contentType = 'text/csv', ...options }: ImportOptions = {}) {
    return this.#requests.request('POST', '/v1/campaigns/{campaignId}/contacts/import', {
      timeoutMs: importTimeoutMs,
      ...options,
      path: { campaignId },
      headers: { ...options.headers, 'Content-Type': contentType },
      upload: file,
    });
  }
}
