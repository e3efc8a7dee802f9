import type { ISql } from 'postgres';
import { lanesPerWebhook } from '../../domain/webhooks.ts';
import type { Fragment } from '../fragment.ts';

/** After so many failures in a row, all that were under way at once, a webhook rests before anything more is sent to it. */
const restsAfter = lanesPerWebhook;
const shortestRestSeconds = 5;
const longestRestSeconds = 5 * 60;
/** The ladder's longest pause is a day: who failed longer ago than this was not asked since. */
const forgottenAfterDays = 2;

/** Columns of a webhook that has not failed, for an update. */
export const unblemished = (sql: ISql): Fragment =>
  sql`failures = 0, failing_since = null, last_failure_at = null, rest_until = null`;

/**
 * Columns of a webhook `w` at which an attempt has failed, for an update.
 *
 * @param failed.overloaded whether the receiver said that it is too much
 * @param failed.retryAfterSeconds for how long it wants to be left in peace
 */
export const failedOnce = (
  sql: ISql,
  { overloaded, retryAfterSeconds }: { overloaded: boolean; retryAfterSeconds: number },
): Fragment => sql`
  failures = w.failures + 1,
  failing_since = case
    when w.last_failure_at > now() - make_interval(days => ${forgottenAfterDays}) then w.failing_since else now() end,
  last_failure_at = now(),
  rest_until = greatest(w.rest_until, now() + make_interval(secs => greatest(${retryAfterSeconds}::int,
    case when w.failures + 1 >= ${restsAfter} or ${overloaded}
      then least(${shortestRestSeconds} * power(2, least(greatest(w.failures + 1 - ${restsAfter}, 0), 10)), ${longestRestSeconds})
      else 0 end)))`;
