import { type DownloadOptions, rangeHeaders } from './ranges.ts';
import type { Requests } from './requests.ts';
import type { Operation, OptionsOf, QueryOf } from './types.ts';

const address = '/v1/campaigns/{campaignId}/exports/{file}';
type Download = Operation<typeof address, 'GET'>;

/** Such as `calls.csv.gz`. */
export type ExportFile = OptionsOf<Download>['path']['file'];

export interface ExportOptions extends DownloadOptions {
  /** Layout, columns or a preset. */
  query?: QueryOf<Download> | undefined;
}

export class Exports {
  readonly #requests: Requests;

  constructor(requests: Requests) {
    this.#requests = requests;
  }

  /**
   * A campaign's file; read its `body` as a stream. `.csv.gz` of a campaign that is sealed goes on by itself after a break.
   *
   * @throws LastcallError
   */
  download(campaignId: string, file: ExportFile, options: ExportOptions = {}): Promise<Response> {
    const { query, signal } = options;
    const headers = rangeHeaders(options);
    return this.#requests.open('GET', address, { path: { campaignId, file }, query, headers, signal });
  }
}
