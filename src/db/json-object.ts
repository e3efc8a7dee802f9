import type { ISql } from 'postgres';
import type { Fragment } from './fragment.ts';

/** Each member of an object: a value of ours, or a fragment that the database computes. */
export type JsonMembers<T> = { [Name in keyof T]: T[Name] | Fragment };

/** A `jsonb` object of a known type, made within a statement. */
export const jsonObject = <T extends object>(sql: ISql, members: JsonMembers<T>): Fragment => {
  const parts = Object.entries(members).map(([name, member], at) => {
    const value = isFragment(member) ? member : sql`${sql.json(member as never)}::jsonb`;
    return sql`${at === 0 ? sql`` : sql`,`} ${name}::text, ${value}`;
  });
  return parts.length === 0 ? sql`'{}'::jsonb` : sql`jsonb_build_object(${parts})`;
};

// The driver's queries are promises, and nothing else in an object that becomes JSON is one.
const isFragment = (member: unknown): member is Fragment => member instanceof Promise;

/** A column's or an expression's time as JSON has it elsewhere: ISO 8601 in UTC, whatever the session's zone. */
export const isoTime = (sql: ISql, time: Fragment): Fragment =>
  sql`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
