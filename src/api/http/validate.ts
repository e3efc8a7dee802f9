import type { z, ZodError, ZodType } from 'zod';
import { LastcallError } from '../../errors.ts';
import { findTextProblem } from './text-check.ts';

/** One entry of `errors` in a problem document: a JSON pointer into the body, or the name of a parameter. */
interface Violation {
  pointer?: string;
  parameter?: string;
  detail: string;
}

type Part = 'body' | 'path' | 'query';

const longestList = 100;

/**
 * @param options.storable whether text is looked at as well; true when left out
 * @throws LastcallError `invalid_request` with `errors` that say where
 */
export function validate<S extends ZodType>(
  schema: S,
  part: Part,
  value: unknown,
  { storable = true }: { storable?: boolean } = {},
): z.output<S> {
  if (storable) requireStorable(part, value);
  const parsed = parse(schema, value);
  if (parsed.success) return parsed.data;
  throw invalid(violations(part, parsed.error));
}

/** Checks one item of a body: what it is, or in a sentence what is wrong with it. */
export function check<S extends ZodType>(
  schema: S,
  item: unknown,
): { value: z.output<S> } | { problem: string } {
  const unstorable = findTextProblem(item);
  if (unstorable) return { problem: summary([at('body', unstorable.path, unstorable.detail)]) };
  const parsed = parse(schema, item);
  return parsed.success ? { value: parsed.data } : { problem: summary(violations('body', parsed.error)) };
}

const parse = <S extends ZodType>(schema: S, value: unknown) =>
  schema.safeParse(value, {
    error: (issue) => (issue.code === 'invalid_type' && issue.input === undefined ? 'is missing' : undefined),
  });

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
  const more = all.length > 1 ? ` (and ${all.length - 1} more, see "errors")` : '';
  return new LastcallError(
    'invalid_request',
    { problem: `${summary(all)}${more}` },
    { errors: all.slice(0, longestList) },
  );
}

/** The first of them. */
function summary([first]: Violation[]): string {
  const where = first?.pointer === '#' ? 'the body' : (first?.pointer ?? first?.parameter);
  return `${where}: ${first?.detail.replace(/\.$/, '')}`;
}
