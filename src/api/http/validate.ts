import type { z, ZodError, ZodType } from 'zod';
import { LastcallError } from '../../errors.ts';
import { findTextProblem } from './text-check.ts';

/** One entry of `errors` in a problem document: a JSON pointer into the body, or the name of a parameter. */
export interface Violation {
  pointer?: string;
  parameter?: string;
  detail: string;
}

type Part = 'body' | 'path' | 'query';

const longestList = 100;

/** @throws LastcallError `invalid_request` with `errors` that say where */
export function validate<S extends ZodType>(schema: S, part: Part, value: unknown): z.output<S> {
  requireStorable(part, value);
  const parsed = schema.safeParse(value, {
    error: (issue) => (issue.code === 'invalid_type' && issue.input === undefined ? 'is missing' : undefined),
  });
  if (parsed.success) return parsed.data;
  throw invalid(violations(part, parsed.error));
}

/** @throws LastcallError `invalid_request` for text that cannot be stored, and nesting that nothing here has */
export function requireStorable(part: Part, value: unknown): void {
  const problem = findTextProblem(value);
  if (problem) throw invalid([at(part, problem.path, problem.detail)]);
}

/** @throws always: LastcallError `invalid_request` */
export function refuse(part: Part, path: readonly string[], detail: string): never {
  throw invalid([at(part, path, detail)]);
}

function violations(part: Part, error: ZodError): Violation[] {
  return error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => at(part, [...issue.path, key], 'is not known here'))
      : [at(part, issue.path, issue.message)],
  );
}

function at(part: Part, path: readonly PropertyKey[], detail: string): Violation {
  if (part !== 'body') return { parameter: String(path[0] ?? ''), detail };
  const pointer = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return { pointer: `#${pointer}`, detail };
}

function invalid(all: Violation[]): LastcallError {
  const [first] = all;
  const more = all.length > 1 ? ` (and ${all.length - 1} more, see "errors")` : '';
  const where = first?.pointer === '#' ? 'the body' : (first?.pointer ?? first?.parameter);
  const problem = `${where}: ${first?.detail.replace(/\.$/, '')}${more}`;
  return new LastcallError('invalid_request', { problem }, { errors: all.slice(0, longestList) });
}
