import type { ISql } from 'postgres';

/**
 * Planning the recording statement takes three times as long as carrying it out for one event, and the planner would do it
 * each time: it thinks much of knowing the campaigns beforehand. A plan that was made while the tables were small must serve
 * when they are large, so none is made that reads a whole table, or compares each row of a turn with each other.
 */
export const plannedOnce = {
  plan_cache_mode: 'force_generic_plan',
  enable_seqscan: 'off',
  enable_nestloop: 'off',
};

/** The same for the rest of a transaction on any connection. */
export async function planOnce(sql: ISql): Promise<void> {
  await sql`
    select set_config(name, setting, true)
    from unnest(${Object.keys(plannedOnce)}::text[], ${Object.values(plannedOnce)}::text[]) as s(name, setting)`;
}
