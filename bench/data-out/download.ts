import { get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';

/**
 * Takes a download to its end, or until so many bytes have come.
 *
 * @returns the bytes that came
 * @throws Error for an answer that is none
 */
export async function download(
  url: string,
  headers: Record<string, string>,
  enough = Number.POSITIVE_INFINITY,
): Promise<number> {
  const request = get(url, { headers, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  if (response.statusCode !== 200) throw new Error(`${url} answers ${response.statusCode}`);
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes >= enough) break;
  }
  request.destroy();
  return bytes;
}
