import { pipeline } from 'node:stream/promises';
import { LastcallError } from '../../clients/typescript/src/index.ts';
import { CommandError } from './command-error.ts';

/**
 * Writes an export to standard output as it comes. What is written cannot be taken back, so that nothing is begun again.
 *
 * @throws LastcallError before the first byte
 * @throws CommandError when it ended too early: what was written is not whole
 */
export async function writeExport(open: () => Promise<Response>): Promise<void> {
  const { body } = await open();
  try {
    await pipeline(body ?? [], process.stdout, { end: false });
  } catch (error) {
    if (!(error instanceof LastcallError)) throw error;
    throw new CommandError('unreachable', error.code, `${error.detail} What was written is not whole.`);
  }
}
