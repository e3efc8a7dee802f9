import { download, type DownloadOptions } from './download.ts';
import type { Settings } from './options.ts';
import type { Requests } from './requests.ts';
import type { Operation, OptionsOf, QueryOf } from './types.ts';

type Path = '/v1/campaigns/{campaignId}/exports/{file}';

/** Such as `calls.csv.gz`. */
export type ExportFile = OptionsOf<Operation<Path, 'GET'>>['path']['file'];

export interface ExportOptions extends DownloadOptions {
  /** Layout, columns or a preset. */
  query?: QueryOf<Operation<Path, 'GET'>> | undefined;
}

export class Exports {
  readonly #requests: Requests;
  readonly #settings: Settings;

  constructor(requests: Requests, settings: Settings) {
    this.#requests = requests;
    this.#settings = settings;
  }

  /**
   * A campaign's file; read its `body` as a stream. `.csv.gz` of a campaign that is sealed goes on by itself after a break.
   *
   * @throws LastcallError
   */
  download(campaignId: string, file: ExportFile, { query, ...options }: ExportOptions = {}): Promise<Response> {
    const { signal } = options;
    const path = { campaignId, file };
    return download({
      ...options,
      settings: this.#settings,
      open: (headers) =>
        this.#requests.open('GET', '/v1/campaigns/{campaignId}/exports/{file}', {
          path,
          query,
          headers,
          signal,
        }),
    });
  }
}
