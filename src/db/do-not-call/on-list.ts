import type { ISql } from 'postgres';
import type { Fragment } from '../fragment.ts';

/**
 * Whether a number is on an account's do-not-call list, in SQL.
 *
 * @param phone a column with the name of its table before it
 */
export const onDoNotCallList = (sql: ISql, accountId: string, phone: Fragment): Fragment => sql`
  exists (select from do_not_call d where d.account_id = ${accountId} and d.phone = ${phone})`;
