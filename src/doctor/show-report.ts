import type { Level } from './check.ts';
import type { Report } from './run-checks.ts';

const levels: readonly Level[] = ['ok', 'warning', 'problem', 'skipped'];
const levelWidth = Math.max(...levels.map(({ length }) => length)) + 2;

/** The report for people: a line for each thing that was seen, and below it what to do. */
export function reportText({ lines }: Report): string {
  const checkWidth = Math.max(...lines.map(({ check }) => check.length)) + 2;
  const indent = ' '.repeat(levelWidth + checkWidth);
  const counts = levels.map((level) => `${lines.filter((line) => line.level === level).length} ${level}`);
  return [
    ...lines.flatMap(({ check, level, says, toDo }) => [
      `${level.padEnd(levelWidth)}${check.padEnd(checkWidth)}${says}`,
      ...(toDo === null ? [] : [`${indent}→ ${toDo}`]),
    ]),
    '',
    `${counts.join(', ')}.`,
  ].join('\n');
}
