import { download, type DownloadOptions } from './download.ts';
import type { Requests } from './requests.ts';
import type { components } from './schema.ts';
import type { Transport } from './transport.ts';
import type { BodyOf, CommonOptions, Operation } from './types.ts';
import { sleep } from './waits.ts';

export type AccountExport = components['schemas']['AccountExport'];

export interface AccountExportOptions extends DownloadOptions {
  /** As a file that is compressed with gzip. */
  compressed?: boolean | undefined;
}

const under = new Set<AccountExport['status']>(['waiting', 'running']);
const pollMs = 1_000;

/** Exports of all of the account. */
export class AccountExports {
  readonly #requests: Requests;
  readonly #transport: Transport;

  constructor(requests: Requests, transport: Transport) {
    this.#requests = requests;
    this.#transport = transport;
  }

  /** The newest first, page after page. */
  list(options?: CommonOptions) {
    return this.#requests.list('/v1/account-exports', options);
  }

  /** Begins one, in the background. */
  create(body: BodyOf<Operation<'/v1/account-exports', 'POST'>>, options?: CommonOptions) {
    return this.#requests.request('POST', '/v1/account-exports', { ...options, body });
  }

  get(exportId: string, options?: CommonOptions): Promise<AccountExport> {
    const path = { exportId };
    return this.#requests.request('GET', '/v1/account-exports/{exportId}', { ...options, path });
  }

  /** How far it is, each second until it is ready or over; look at the `status` of the last. */
  async *watch(exportId: string, options?: CommonOptions): AsyncGenerator<AccountExport, void, undefined> {
    for (;;) {
      const now = await this.get(exportId, options);
      yield now;
      if (!under.has(now.status)) return;
      await sleep(pollMs, options?.signal);
    }
  }

  /**
   * Its file; read its `body` as a stream. It goes on by itself after a break.
   *
   * @throws LastcallError
   */
  download(exportId: string, { compressed, ...options }: AccountExportOptions = {}): Promise<Response> {
    const { signal } = options;
    return download({
      ...options,
      settings: this.#transport.settings,
      // A link holds for an hour, and a download may go on after that.
      open: async (headers) => {
        const { url } = await this.#requests.request('POST', '/v1/account-exports/{exportId}/link', {
          path: { exportId },
          body: { compressed: compressed ?? false },
          signal,
        });
        const request = { method: 'GET', path: url, headers, signal };
        return this.#transport.send(request, (response) => Promise.resolve(response));
      },
    });
  }
}
