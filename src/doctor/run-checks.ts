import { type Check, type Finding, type Level, problem, type Surroundings } from './check.ts';
import { whyNot } from './why-not.ts';

/** Longer than every step within a check waits, so that those tell better what does not answer. */
const usualBoundMs = 20_000;

export interface ReportLine extends Finding {
  check: string;
}

export interface Report {
  /** The worst that was seen. */
  status: Exclude<Level, 'skipped'>;
  lines: ReportLine[];
}

/**
 * Asks all questions at once, each within its bound; one that fails or hangs hides no other.
 *
 * @param checks in the order of the report
 * @param boundMs for each check
 */
export async function runChecks(
  checks: readonly Check[],
  surroundings: Surroundings,
  boundMs = usualBoundMs,
): Promise<Report> {
  const under = new Map<string, Promise<Finding[]>>();
  for (const check of checks) {
    const needed = (check.needs ?? []).map((name) => ({
      name,
      found: under.get(name) ?? Promise.resolve([]),
    }));
    under.set(
      check.name,
      afterNeeded(needed, () => bounded(check, surroundings, boundMs)),
    );
  }
  const found = await Promise.all(
    [...under].map(async ([check, findings]) => ({ check, findings: await findings })),
  );
  const lines = found.flatMap(({ check, findings }) => findings.map((finding) => ({ check, ...finding })));
  const has = (level: Level) => lines.some((line) => line.level === level);
  return { status: has('problem') ? 'problem' : has('warning') ? 'warning' : 'ok', lines };
}

async function afterNeeded(
  needed: readonly { name: string; found: Promise<Finding[]> }[],
  run: () => Promise<Finding[]>,
): Promise<Finding[]> {
  for (const { name, found } of needed) {
    const stopped = (await found).some(({ level }) => level === 'problem' || level === 'skipped');
    if (stopped) return [{ level: 'skipped', says: `needs ${name}`, toDo: null }];
  }
  return run();
}

async function bounded(check: Check, surroundings: Surroundings, boundMs: number): Promise<Finding[]> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Finding[]>((resolve) => {
    const says = `there was no answer within ${boundMs / 1_000} s`;
    timer = setTimeout(
      () => resolve([problem(says, 'See whether what it asks is overloaded or cut off.')]),
      boundMs,
    );
  });
  const asked = async () => {
    try {
      return await check.run(surroundings);
    } catch (error) {
      return [problem(whyNot(error), 'Put that right, then run the doctor again.')];
    }
  };
  try {
    return await Promise.race([asked(), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
