import { setCurrentDetails, sleep } from '@temporalio/workflow';
import { accountExports } from './activities.ts';
import type { AccountExportInput } from './contract.ts';

/**
 * Makes an export of all of an account, waits for as long as its files are kept, and takes them away. Whether it was
 * cancelled, and for how long it is kept, is in the database alone.
 */
export async function accountExport({ exportId }: AccountExportInput): Promise<void> {
  for (;;) {
    setCurrentDetails('Being written');
    await accountExports.makeAccountExport({ exportId });
    const { keptForMs } = await accountExports.discardAccountExport({ exportId });
    if (keptForMs === 0) return;
    setCurrentDetails('The files are kept until their time is over');
    await sleep(keptForMs, { summary: 'The files are kept' });
  }
}
