import { LastcallError } from './error.ts';
import type { Requests } from './requests.ts';
import type { BodyOf, CommonOptions, Operation, QueryOf, Schemas } from './types.ts';

export type Campaign = Schemas['Campaign'];
type Path = '/v1/campaigns';
type OnePath = '/v1/campaigns/{campaignId}';

const shortId = /^[0-9a-f]{4}-[0-9a-f]{4}$/i;

export class Campaigns {
  readonly #requests: Requests;

  constructor(requests: Requests) {
    this.#requests = requests;
  }

  /** All that fit, page after page. */
  list(filter?: QueryOf<Operation<Path, 'GET'>>, options?: CommonOptions) {
    return this.#requests.list('/v1/campaigns', { ...options, query: filter });
  }

  /**
   * By its id, or by the short one that people see, such as `1f3a-9c07`.
   *
   * @throws LastcallError `not_found`
   */
  async get(id: string, options?: CommonOptions): Promise<Campaign> {
    const campaignId = shortId.test(id) ? await this.#idOf(id.toLowerCase(), options) : id;
    return this.#requests.request('GET', '/v1/campaigns/{campaignId}', { ...options, path: { campaignId } });
  }

  async #idOf(short: string, options?: CommonOptions): Promise<string> {
    for await (const campaign of this.list({ search: short }, options)) {
      if (campaign.shortId === short) return campaign.id;
    }
    throw new LastcallError('not_found', `There is no campaign ${short} in your account.`, { status: 404 });
  }

  /** Makes a draft. */
  create(body: BodyOf<Operation<Path, 'POST'>>, options?: CommonOptions) {
    return this.#requests.request('POST', '/v1/campaigns', { ...options, body });
  }

  /**
   * Changes what is given. With the `etag` of what you have seen, only that is changed.
   *
   * @throws LastcallError `changed_meanwhile`, with `problem.current`
   */
  update(
    campaignId: string,
    body: BodyOf<Operation<OnePath, 'PATCH'>>,
    { etag, ...options }: CommonOptions & { etag?: string | undefined } = {},
  ) {
    const headers = { ...options.headers, ...(etag !== undefined && { 'If-Match': etag }) };
    const path = { campaignId };
    return this.#requests.request('PATCH', '/v1/campaigns/{campaignId}', { ...options, headers, path, body });
  }

  launch(campaignId: string, options?: CommonOptions) {
    const path = { campaignId };
    return this.#requests.request('POST', '/v1/campaigns/{campaignId}/launch', { ...options, path });
  }

  /** Closes it for good. Its data is sealed and its numbers are given back afterwards: `stage` says how far that is. */
  archive(campaignId: string, options?: CommonOptions): Promise<Campaign> {
    const path = { campaignId };
    return this.#requests.request('POST', '/v1/campaigns/{campaignId}/archive', { ...options, path });
  }
}
