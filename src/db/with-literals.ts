import type { ISql } from 'postgres';

/**
 * A client whose fragments and statements hold their values as literals. `COPY` takes no parameters, so what it selects
 * from is made with this one.
 */
export function withLiterals(sql: ISql): ISql {
  const tag = (first: unknown, ...values: unknown[]): unknown =>
    isTemplate(first)
      ? sql(first, ...(values.map((value) => inlined(sql, value)) as never[]))
      : sql(first as never, ...(values as never[]));
  return Object.assign(tag, sql) as ISql;
}

const isTemplate = (first: unknown): first is TemplateStringsArray => Array.isArray(first) && 'raw' in first;

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

function inlined(sql: ISql, value: unknown): unknown {
  if (typeof value === 'string') return sql.unsafe(textLiteral(value));
  if (typeof value === 'number') return sql.unsafe(String(value));
  if (isTexts(value)) return sql.unsafe(`array[${value.map(textLiteral).join(',')}]`);
  return value;
}

/** @throws Error for a text with a NUL, which would end the statement within the literal */
export function textLiteral(text: string): string {
  if (text.includes('\0')) throw new Error('A literal holds no NUL.');
  const quoted = `'${text.replaceAll("'", "''")}'`;
  // With E a backslash means itself only when it is doubled, whatever the server's settings.
  return text.includes('\\') ? ` E${quoted.replaceAll('\\', '\\\\')}` : quoted;
}
