import type { ISql } from 'postgres';

/** The name of who stands in a column in the words of the audit log: a user's or a key's; null for a machine of ours. */
export const actorName = (sql: ISql, column: ReturnType<ISql>) => sql`
  case split_part(${column}, ':', 1)
    when 'user' then (select u.name from users u where u.id::text = split_part(${column}, ':', 2))
    when 'key' then (select k.name from api_keys k where k.id::text = split_part(${column}, ':', 2))
  end`;
