import { DrizzleQueryError } from 'drizzle-orm/errors';

/**
 * An error in words that carry no data. A database error's own message may quote a value and a wrapper's message holds
 * the statement with its parameters, so of both only the code, the table and the constraint are kept.
 */
export function describeError(error: unknown): { name: string; message: string; code?: string } {
  if (!(error instanceof Error))
    return { name: 'unknown', message: 'something that is not an Error was thrown' };
  const database = [error, error.cause].find(isDatabaseError);
  if (database) {
    const place = [database.table_name, database.constraint_name].filter(Boolean).join(' ');
    return {
      name: 'DatabaseError',
      message: `PostgreSQL ${database.code} ${place}`.trim(),
      code: database.code,
    };
  }
  if (error instanceof DrizzleQueryError)
    return { name: 'DrizzleQueryError', message: describeError(error.cause).message };
  const { code } = error as NodeJS.ErrnoException;
  return { name: error.name, message: error.message, ...(code !== undefined && { code }) };
}

/** Where an error was thrown. The frames alone: the stack's first line repeats the message. */
export const framesOf = (error: unknown): string[] =>
  error instanceof Error ? (error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []) : [];

/** What a process says of an error that ends it; Node itself would print a database's error with all its values. */
export const lastWords = (error: unknown): string => {
  const { name, message } = describeError(error);
  return [`${name}: ${message}`, ...framesOf(error)].join('\n');
};

interface DatabaseError extends Error {
  code: string;
  table_name?: string;
  constraint_name?: string;
}

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && error.name === 'PostgresError';
