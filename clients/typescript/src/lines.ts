import { LastcallError } from './error.ts';
import { type Patience, readWithin } from './read-within.ts';

/**
 * The lines of an answer, each a value in JSON. A last line without its end is not given: the answer broke off.
 *
 * @throws LastcallError `connection_failed`, `timed_out`, `unexpected_answer`
 * @throws the signal's reason
 */
export async function* jsonLinesOf(response: Response, patience: Patience): AsyncGenerator {
  if (!response.body) return;
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (let bytes = await readWithin(reader, patience); bytes; bytes = await readWithin(reader, patience)) {
      const lines = `${rest}${decoder.decode(bytes, { stream: true })}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield parse(line);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new LastcallError('unexpected_answer', 'A line of the answer is not JSON.', { cause });
  }
}
