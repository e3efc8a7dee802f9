import type { Cell } from './csv.ts';

/** One line of JSON Lines: an object of the cells by their names; `json` names those whose text is JSON. */
export function jsonLine(
  names: readonly string[],
  cells: readonly Cell[],
  json: ReadonlySet<string>,
): string {
  const members = names.map((name, index) => {
    const cell = cells[index] ?? null;
    const value = json.has(name) && typeof cell === 'string' ? cell : JSON.stringify(cell);
    return `${JSON.stringify(name)}:${value}`;
  });
  return `{${members.join(',')}}\n`;
}
