import { StringDecoder } from 'node:string_decoder';
import { setTimeout as sleep } from 'node:timers/promises';
import { LastcallError } from '../../errors.ts';

/** An event with its answers is far shorter. */
const longestLine = 64 * 1024;

/** What comes within this time came at once. */
const togetherMs = 2;

/** Lines that arrived together. */
export interface Block {
  /** The number of the first of them, from 1. */
  from: number;
  lines: string[];
}

/**
 * Cuts a body into lines, as many at once as have arrived and at most `most`: a client that sends line by line is
 * answered line by line, and one that sends a file in large blocks. Empty lines are no lines.
 *
 * @throws LastcallError `body_too_large` for a line that is too long
 */
export async function* blocksOf(bytes: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Block> {
  const chunks = bytes[Symbol.asyncIterator]();
  const decoder = new StringDecoder('utf8');
  let from = 1;
  let lines: string[] = [];
  let rest = '';
  const add = (text: string) => {
    const [first = '', ...others] = text.split('\n');
    rest += first;
    for (const line of others) {
      if (rest.trim() !== '') lines.push(rest);
      rest = line;
    }
    if (rest.length > longestLine)
      throw new LastcallError('body_too_large', { limit: `${longestLine} characters a line` });
  };
  let next = chunks.next();
  try {
    for (;;) {
      const arrived = await (lines.length === 0
        ? next
        : Promise.race([next, sleep(togetherMs, 'nothing' as const)]));
      if (arrived !== 'nothing' && arrived.done !== true) {
        add(decoder.write(Buffer.from(arrived.value)));
        next = chunks.next();
        // Its error is met when it is waited for.
        next.catch(() => {});
        if (lines.length < most) continue;
      }
      const ended = arrived !== 'nothing' && arrived.done === true;
      if (ended) add(`${decoder.end()}\n`);
      while (lines.length > 0) {
        const block = { from, lines: lines.slice(0, most) };
        lines = lines.slice(most);
        from += block.lines.length;
        yield block;
      }
      if (ended) return;
    }
  } finally {
    // Not waited for: left in the middle, it ends only when the client sends more or its patience is over.
    Promise.resolve(chunks.return?.()).catch(() => {});
  }
}
