import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import Negotiator from 'negotiator';

/** How a download may be compressed on its way. */
export type Encoding = 'zstd' | 'gzip';

// Node has it from 22.15 on, its types for 20 do not.
const { createZstdCompress } = zlib as { createZstdCompress?: () => Transform };

/** What can be made here; where a client likes both, the first one is smaller and takes less time. */
const made: readonly Encoding[] = createZstdCompress ? ['zstd', 'gzip'] : ['gzip'];

export function compressor(encoding: Encoding): Transform {
  if (encoding === 'zstd' && createZstdCompress) return createZstdCompress();
  return zlib.createGzip();
}

/**
 * The encoding that a request likes best by its `Accept-Encoding`, with its weights; undefined: none.
 *
 * @param offered among which; all that can be made here, if left out
 */
export function preferredEncoding(
  request: Pick<IncomingMessage, 'headers'>,
  offered: readonly Encoding[] = made,
): Encoding | undefined {
  if (request.headers['accept-encoding'] === undefined) return undefined;
  // Its types do not know yet what decides among equals.
  const negotiator = new Negotiator(request) as {
    encoding(available: readonly string[], options: { preferred: readonly string[] }): string | undefined;
  };
  const best = negotiator.encoding([...offered, 'identity'], { preferred: offered });
  return offered.find((encoding) => encoding === best);
}
