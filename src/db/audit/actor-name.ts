import type { ISql } from 'postgres';
import type { Fragment } from '../fragment.ts';

/**
 * The name of who stands in a column in the words of the audit log: a user's, a key's or a call source's; null for a machine of
 * ours. The id is compared as a UUID, so that an index finds it.
 */
export const actorName = (sql: ISql, column: Fragment) => sql`
  case
    when ${column} ~ ${userActor} then (select u.name from users u where u.id = substr(${column}, 6)::uuid)
    when ${column} ~ ${keyActor} then (select k.name from api_keys k where k.id = substr(${column}, 5)::uuid)
    when ${column} ~ ${sourceActor} then (select call_sources.name from call_sources where call_sources.id = substr(${column}, 8)::uuid)
  end`;

/** A UUID up to the end of a text, as a regular expression of Postgres. */
export const uuidPattern = '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';
const userActor = `^user:${uuidPattern}`;
const keyActor = `^key:${uuidPattern}`;
const sourceActor = `^source:${uuidPattern}`;
