import { examine } from '../doctor/examine.ts';
import { reportText } from '../doctor/show-report.ts';

const exitCodes = { ok: 0, warning: 1, problem: 2 } as const;

/**
 * `lastcall doctor`: examines the installation that the environment describes, and says what to do.
 *
 * @returns the exit code: 0 all is well, 1 there are warnings, 2 there are problems
 */
export async function doctor({ json = false }: { json?: boolean }): Promise<0 | 1 | 2> {
  const report = await examine(process.env);
  console.log(json ? JSON.stringify(report, null, 2) : reportText(report));
  return exitCodes[report.status];
}
