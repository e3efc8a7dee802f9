import type { DialectId } from '../../../sandbox/model.ts';
import type { ConformanceCase } from './conformance-cases.ts';

/** Carriers by cases, as the suite prints it at its end. */
export interface ConformanceTable {
  passed(carrier: DialectId, one: ConformanceCase): void;
  toString(): string;
}

/** A table of these carriers and cases in which nothing has passed yet. */
export function conformanceTable(
  carriers: readonly DialectId[],
  cases: readonly ConformanceCase[],
): ConformanceTable {
  const passes = new Set<string>();
  const width = Math.max(...cases.map(({ name }) => name.length));
  const reasons: string[] = [];

  function cell(carrier: DialectId, one: ConformanceCase): string {
    const reason = one.notFor?.[carrier];
    if (reason === undefined) return passes.has(`${carrier}/${one.name}`) ? 'yes' : 'NO';
    if (!reasons.includes(reason)) reasons.push(reason);
    return `-${reasons.indexOf(reason) + 1}`;
  }

  return {
    passed: (carrier, one) => void passes.add(`${carrier}/${one.name}`),
    toString() {
      const lines = cases.map((one) =>
        row(
          one.name.padEnd(width),
          carriers.map((carrier) => cell(carrier, one)),
        ),
      );
      const notes = reasons.map((reason, index) => `-${index + 1}: does not apply, the carrier ${reason}`);
      return [row(''.padEnd(width), carriers), ...lines, '', ...notes].join('\n');
    },
  };
}

function row(name: string, cells: readonly string[]): string {
  return [name, ...cells.map((text) => text.padEnd(10))].join('  ').trimEnd();
}
