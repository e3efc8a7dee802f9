import { Lastcall } from '../../clients/typescript/src/index.ts';
import { findLogin } from './find-login.ts';

export interface Connection {
  lastcall: Lastcall;
  url: string;
}

/**
 * The API, asked as who is logged in.
 *
 * @param options.maxRetries left out: few, since a person waits, and what is away for longer than seconds is told at once
 * @throws CommandError when nobody is
 */
export async function connect(options: { maxRetries?: number } = {}): Promise<Connection> {
  const { url, key } = await findLogin();
  return { lastcall: clientOf(url, key, options), url };
}

export const clientOf = (
  url: string,
  apiKey: string,
  { maxRetries = 3 }: { maxRetries?: number } = {},
): Lastcall => new Lastcall({ baseUrl: url, apiKey, maxRetries });
