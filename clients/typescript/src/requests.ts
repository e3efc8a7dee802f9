import { type Address, addressOf } from './address.ts';
import { LastcallError } from './error.ts';
import { type LastcallOptions, settingsOf } from './options.ts';
import { resumed } from './resumed.ts';
import { type Outgoing, Transport } from './transport.ts';
import type {
  AnswerOf,
  Arguments,
  CommonOptions,
  ItemOf,
  ListPath,
  Method,
  Operation,
  OptionsOf,
  PathOf,
} from './types.ts';

interface AnyOptions extends CommonOptions, Address {
  body?: unknown;
}

/** Every operation of the API, typed by its OpenAPI document. */
export class Requests {
  protected readonly transport: Transport;

  constructor(options: LastcallOptions) {
    this.transport = new Transport(settingsOf(options));
  }

  /**
   * Sends a request and answers what Lastcall answered.
   *
   * @throws LastcallError
   */
  request<M extends Method, P extends PathOf<M>>(
    method: M,
    path: P,
    ...[options]: Arguments<Operation<P, M>>
  ): Promise<AnswerOf<Operation<P, M>>> {
    return this.transport.send(outgoing(method, path, options), jsonOf) as Promise<AnswerOf<Operation<P, M>>>;
  }

  /**
   * Reads what is not JSON: the answer as it comes, with its body still to be read. A file goes on where it
   * broke off, if Lastcall can do that.
   *
   * @throws LastcallError
   */
  open<P extends PathOf<'GET'>>(
    method: 'GET',
    path: P,
    ...[options]: Arguments<Operation<P, 'GET'>>
  ): Promise<Response> {
    const request = outgoing(method, path, options);
    return resumed({
      settings: this.transport.settings,
      signal: request.signal,
      open: (more) => this.transport.open({ ...request, headers: { ...request.headers, ...more } }),
    });
  }

  /**
   * Every item of a list, page after page as they are needed. `query.limit` is the size of a page.
   *
   * @throws LastcallError
   */
  async *list<P extends ListPath>(
    path: P,
    ...[options]: Arguments<Operation<P, 'GET'>>
  ): AsyncGenerator<ItemOf<P>, void, undefined> {
    const given = (options ?? {}) as AnyOptions;
    let cursor = given.query?.['cursor'];
    do {
      const page = (await this.request('GET', path, {
        ...given,
        query: { ...given.query, cursor },
      } as unknown as OptionsOf<Operation<P, 'GET'>>)) as { items: ItemOf<P>[]; nextCursor: string | null };
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor !== null);
  }
}

function outgoing(method: Method, path: string, options: AnyOptions = {}): Outgoing {
  const { body, signal, timeoutMs } = options;
  const headers = { ...options.headers };
  let { upload } = options;
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    upload = JSON.stringify(body);
  }
  // What is uploaded counts once by other means, or not at all; Lastcall looks at no key of it.
  if (method !== 'GET' && options.upload === undefined) {
    headers['Idempotency-Key'] = options.idempotencyKey ?? newKey();
  }
  return { method, path: addressOf(path, options), headers, upload, signal, timeoutMs };
}

/** 128 random bits. Not `randomUUID`, which browsers only have on https. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { status } = response;
    throw new LastcallError('unexpected_answer', 'The answer is not JSON: is this Lastcall?', {
      status,
      cause,
    });
  }
}
