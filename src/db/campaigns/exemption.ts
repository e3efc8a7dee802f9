import type { ISql } from 'postgres';
import { actorName } from '../audit/actor-name.ts';
import { etagOf } from '../etag.ts';
import type { Fragment } from '../fragment.ts';
import { isoTime } from '../json-object.ts';

/** What keeps a campaign from archiving itself. Times are ISO 8601. */
export interface Exemption {
  etag: string;
  of: 'campaign' | 'account';
  reason: string;
  /** On the campaign's clock; null: without an end. */
  until: string | null;
  setAt: string;
  setBy: string;
  setByName: string | null;
}

const tag = (sql: ISql, row: Fragment) =>
  etagOf(sql, sql`${row}.exempt_until, ${row}.exempt_at, ${row}.exempt_by, ${row}.exempt_reason`);

/** The etag of a row's own exemption, while that stands at an instant; null without one. */
export const exemptionEtag = (sql: ISql, row: Fragment, at: Fragment): Fragment =>
  sql`(case when ${row}.exempt_until > ${at} then ${tag(sql, row)} end)`;

const exemption = (sql: ISql, of: Exemption['of'], row: Fragment): Fragment => sql`
  jsonb_build_object('etag', ${tag(sql, row)}, 'of', ${of}::text, 'reason', ${row}.exempt_reason,
    'until', case when isfinite(${row}.exempt_until) then ${isoTime(sql, sql`${row}.exempt_until`)} end,
    'setAt', ${isoTime(sql, sql`${row}.exempt_at`)}, 'setBy', ${row}.exempt_by,
    'setByName', ${actorName(sql, sql`${row}.exempt_by`)})`;

/** The exemption of an account `a` that stands at an instant; null without one. */
export const accountExemption = (sql: ISql, at: Fragment): Fragment =>
  sql`(case when a.exempt_until > ${at} then ${exemption(sql, 'account', sql`a`)} end)`;

/** The same of a campaign `c`: its own, else that of its account. */
export const campaignExemption = (sql: ISql, at: Fragment): Fragment => sql`
  (case when c.status = 'archived' then null when c.exempt_until > ${at} then ${exemption(sql, 'campaign', sql`c`)}
    else ${accountExemption(sql, at)} end)`;
