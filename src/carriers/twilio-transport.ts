import twilio from 'twilio';
import { exchange, type HttpLimits, type HttpReply, type HttpRequest } from './http.ts';

type SdkClient = InstanceType<typeof twilio.RequestClient>;
type SdkRequest = Parameters<SdkClient['request']>[0];
type SdkResponse<T> = Awaited<ReturnType<typeof twilio.RequestClient.prototype.request<T>>>;

/**
 * The SDK's own extension point for HTTP (its `httpClient` option), filled with our exchange. The SDK's client cannot
 * be aborted, hides the headers of a refusal (`Retry-After`) and cannot tell "never sent" from "answer lost"; all
 * three decide what a release may do next. It serves one call of an adapter: `reply` is what the last request got.
 */
export class TwilioTransport extends twilio.RequestClient {
  reply: HttpReply | null = null;
  readonly #baseUrl: string | null;
  readonly #limits: HttpLimits;

  constructor(baseUrl: string | null, limits: HttpLimits) {
    super();
    this.#baseUrl = baseUrl;
    this.#limits = limits;
  }

  override async request<T>(options: SdkRequest): Promise<SdkResponse<T>> {
    const { username = '', password = '' } = options;
    const url = new URL(options.uri);
    for (const [name, value] of Object.entries(options.params ?? {})) {
      url.searchParams.set(name, String(value));
    }
    const form = new URLSearchParams(
      Object.entries(options.data ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    const reply = await exchange(
      {
        method: options.method.toUpperCase() as HttpRequest['method'],
        url: this.#baseUrl === null ? url.href : `${this.#baseUrl}${url.pathname}${url.search}`,
        ...(options.data !== undefined && { body: form }),
        headers: {
          ...(options.headers as Record<string, string>),
          Authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
        },
      },
      this.#limits,
    );
    this.reply = reply;
    if (reply.kind !== 'answered') throw new Error(`No answer: ${reply.code}`);
    return { statusCode: reply.status, body: reply.body as T, headers: Object.fromEntries(reply.headers) };
  }
}
