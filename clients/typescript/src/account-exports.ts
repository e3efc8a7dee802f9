import { type DownloadOptions, rangeHeaders } from './ranges.ts';
import type { Requests } from './requests.ts';
import { resumed } from './resumed.ts';
import type { Transport } from './transport.ts';
import type { BodyOf, CommonOptions, Operation, Schemas } from './types.ts';
import { sleep } from './waits.ts';

export type AccountExport = Schemas['AccountExport'];

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
  download(exportId: string, options: AccountExportOptions = {}): Promise<Response> {
    const { compressed = false, signal } = options;
    return resumed({
      settings: this.#transport.settings,
      signal,
      // A link holds for an hour, and a download may go on after that.
      open: async (more) => {
        const { url } = await this.#requests.request('POST', '/v1/account-exports/{exportId}/link', {
          path: { exportId },
          body: { compressed },
          signal,
        });
        return this.#transport.open({
          method: 'GET',
          path: url,
          headers: { ...rangeHeaders(options), ...more },
          signal,
        });
      },
    });
  }
}
