import { expect, test } from 'vitest';
import { type Check, ok, problem, type Surroundings, warning } from '../../../src/doctor/check.ts';
import { runChecks } from '../../../src/doctor/run-checks.ts';

const nowhere = {} as Surroundings;
const check = (name: string, run: Check['run'], ...needs: string[]): Check => ({ name, run, needs });
const good = async () => [ok('well')];

test('one that throws and one that hangs are problems, and hide no other', async () => {
  const report = await runChecks(
    [
      check('throws', async () => {
        throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' });
      }),
      check('hangs', () => new Promise(() => {})),
      check('good', good),
    ],
    nowhere,
    50,
  );
  expect(report.lines.map(({ check: name, level, says }) => [name, level, says])).toEqual([
    ['throws', 'problem', 'nobody listens there'],
    ['hangs', 'problem', 'there was no answer within 0.05 s'],
    ['good', 'ok', 'well'],
  ]);
});

test('what needs one that has a problem is skipped, and so is what needs that', async () => {
  const ran: string[] = [];
  const noting = (name: string, ...needs: string[]) =>
    check(
      name,
      async () => {
        ran.push(name);
        return [ok('well')];
      },
      ...needs,
    );
  const { lines } = await runChecks(
    [
      check('away', async () => [problem('it is away', 'Start it.')]),
      check('doubtful', async () => [warning('it is old', 'Upgrade it.')]),
      noting('first', 'away'),
      noting('second', 'first'),
      noting('third', 'doubtful'),
    ],
    nowhere,
  );
  expect(lines.map(({ level, says }) => `${level} ${says}`)).toEqual([
    'problem it is away',
    'warning it is old',
    'skipped needs away',
    'skipped needs first',
    'ok well',
  ]);
  expect(ran).toEqual(['third']);
});

test.each([
  ['ok', [good]],
  ['warning', [good, async () => [warning('old', 'Upgrade it.')]]],
  ['problem', [async () => [problem('away', 'Start it.')], async () => [warning('old', 'Upgrade it.')]]],
] as const)('the whole is %s as the worst of it', async (status, runs) => {
  const { status: whole } = await runChecks(
    runs.map((run, at) => check(`check ${at}`, run)),
    nowhere,
  );
  expect(whole).toBe(status);
});
