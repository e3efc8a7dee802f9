import { isStorable, notStorable } from '../../domain/text.ts';
import { deepestNesting } from './json-budget.ts';

/** The longest list that a body of ours may hold; schemas that allow less say so themselves. */
export const longestList = 1_000;

/** What is wrong with a JSON value before its schema is asked, and where. */
interface TextProblem {
  path: string[];
  detail: string;
}

/**
 * Finds text that Postgres cannot store (NUL, halves of surrogate pairs), a member called `__proto__`, which JavaScript
 * would lose on the way, nesting that no schema here has, and a list that is too long, whose every entry a schema would
 * look at before it counts them. Null when there is none. Paths are made for what is found only: a body may have many
 * thousands of values.
 */
export function findTextProblem(value: unknown, depth = 0): TextProblem | null {
  if (typeof value === 'string') {
    return isStorable(value) ? null : { path: [], detail: notStorable };
  }
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= deepestNesting) return { path: [], detail: 'is nested too deeply' };
  if (Array.isArray(value)) {
    if (value.length > longestList)
      return { path: [], detail: `Too big: expected array to have <=${longestList} items` };
    for (let index = 0; index < value.length; index += 1) {
      const problem = findTextProblem(value[index], depth + 1);
      if (problem) return within(String(index), problem);
    }
    return null;
  }
  for (const key of Object.keys(value)) {
    if (key === '__proto__') return { path: [key], detail: 'is a name that cannot be kept; choose another' };
    if (!isStorable(key)) return { path: [], detail: 'has a name with NUL or broken surrogate pairs' };
    const problem = findTextProblem((value as Record<string, unknown>)[key], depth + 1);
    if (problem) return within(key, problem);
  }
  return null;
}

const within = (key: string, { path, detail }: TextProblem): TextProblem => ({
  path: [key, ...path],
  detail,
});
