import type { Sql } from 'postgres';
import type { ClearProblem } from '../../domain/clearing.ts';

/** Notes why the rows of a campaign stay, for its account's inbox; null: nothing is wrong with its seal. */
export async function noteClearProblem(
  sql: Sql,
  campaignId: string,
  problem: ClearProblem | null,
): Promise<void> {
  await sql`
    update campaigns set clear_problem = ${problem},
      clear_problem_at = case when ${problem}::text is null then null else coalesce(clear_problem_at, now()) end
    where id = ${campaignId} and clear_problem is distinct from ${problem}`;
}
