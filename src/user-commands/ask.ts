import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/**
 * Asks the person at the terminal. Who ends the input, with Ctrl-D, has said nothing.
 *
 * @param hidden whether what is typed is not shown
 */
export async function ask(
  question: string,
  { hidden = false, signal }: { hidden?: boolean; signal: AbortSignal },
): Promise<string> {
  if (hidden) process.stderr.write(question);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const output = hidden ? unseen : process.stderr;
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  // While it reads keys one by one, Ctrl-C is a key too.
  terminal.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  const closed = once(terminal, 'close').then(() => '');
  try {
    return (await Promise.race([terminal.question(hidden ? '' : question, { signal }), closed])).trim();
  } finally {
    terminal.close();
    if (hidden) process.stderr.write('\n');
  }
}
