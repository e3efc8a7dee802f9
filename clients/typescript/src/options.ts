export interface LastcallOptions {
  /** Where Lastcall is, such as `https://lastcall.example`, without `/v1`. */
  baseUrl: string;
  /** `lc_…`. Left out on Lastcall's own pages, where the session of the person who is signed in counts. */
  apiKey?: string | undefined;
  /** How often a request is sent again that broke off or is to be sent later; 5 unless given, 0 for never. */
  maxRetries?: number | undefined;
  /** The first wait before that, in ms; each further one is up to twice as long. 500 unless given. */
  retryDelayMs?: number | undefined;
  /** No wait is longer, in ms; an answer that asks for a longer one is thrown. 60,000 unless given. */
  maxRetryDelayMs?: number | undefined;
  /** How long one try may take, and how long a download may stand still, in ms. 60,000 unless given. */
  timeoutMs?: number | undefined;
  /** Instead of the global `fetch`. */
  fetch?: typeof fetch | undefined;
}

export interface Settings {
  baseUrl: string;
  apiKey: string | null;
  maxRetries: number;
  retryDelayMs: number;
  maxRetryDelayMs: number;
  timeoutMs: number;
  fetch: typeof fetch;
}

/** @throws TypeError for an address that is none */
export function settingsOf(options: LastcallOptions): Settings {
  return {
    baseUrl: new URL(options.baseUrl).href.replace(/\/$/, ''),
    apiKey: options.apiKey ?? null,
    maxRetries: options.maxRetries ?? 5,
    retryDelayMs: options.retryDelayMs ?? 500,
    maxRetryDelayMs: options.maxRetryDelayMs ?? 60_000,
    timeoutMs: options.timeoutMs ?? 60_000,
    // Called as a method of something else, a browser's fetch is an illegal invocation.
    fetch: options.fetch ?? ((...args) => globalThis.fetch(...args)),
  };
}
