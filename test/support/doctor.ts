import type { Check, Finding } from '../../src/doctor/check.ts';
import { examine } from '../../src/doctor/examine.ts';

/** What one check says of an installation, with nothing before it. */
export async function ask(check: Check, environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const { lines } = await examine(environment, { checks: [check] });
  return lines.map(({ level, says, toDo }) => ({ level, says, toDo }));
}

/** The same in a line each, as people read it. */
export const said = async (check: Check, environment: NodeJS.ProcessEnv): Promise<string[]> =>
  (await ask(check, environment)).map(({ level, says }) => `${level}: ${says}`);
