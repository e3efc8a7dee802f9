import type { Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';

/** What the nightly look at an account's campaign workflows did and saw. */
export interface WorkflowCheck {
  /** Campaigns whose workflow was missing and was started. */
  started: string[];
  /** Workflows that run although their campaign needs none. */
  surplus: { workflowId: string; reason: string }[];
}

/** Keeps what was seen of an account's workflows; of an account that does not exist nothing can be kept. */
export async function recordWorkflowCheck(
  sql: Sql,
  accountId: string,
  { started, surplus }: WorkflowCheck,
): Promise<void> {
  await sql`
    insert into workflow_checks (id, account_id, checked_at, started, surplus)
    select ${uuidv7()}, id, now(), ${sql.json(started)}, ${sql.json(surplus)} from accounts where id = ${accountId}`;
}

/** The newest check that had anything to tell of an account; null when none ever had. */
export async function latestWorkflowCheck(
  sql: Sql,
  accountId: string,
): Promise<(WorkflowCheck & { checkedAt: Date }) | null> {
  const [check] = await sql<(WorkflowCheck & { checkedAt: Date })[]>`
    select checked_at as "checkedAt", started, surplus from workflow_checks
    where account_id = ${accountId} order by id desc limit 1`;
  return check ?? null;
}
