import { type Check, type Finding, ok, problem, warning } from './check.ts';

const lateSeconds = 2 * 60;
const guards = ['audit_log_kept', 'audit_log_not_emptied', 'audit_heads_kept', 'audit_heads_not_emptied'];

/** Whether the audit log is guarded and chained. The hashes themselves are computed by `lastcall audit verify`, which takes longer. */
export const auditChain: Check = {
  name: 'audit-chain',
  needs: ['database', 'schema'],
  async run({ sql }) {
    const enabled = await sql<{ name: string }[]>`
      select tgname as name from pg_trigger
      where tgname = any(${guards}) and tgenabled in ('O', 'A')
        and tgrelid in (to_regclass('audit_log'), to_regclass('audit_heads'))`;
    const [waiting] = await sql<{ count: number; seconds: number }[]>`
      select count(*)::int as count, coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as seconds
      from audit_log where seq is null`;
    const otherEnds = await sql<{ id: string }[]>`
      select h.account_id as id from audit_heads h
      where (select l.hash from audit_log l where l.account_id = h.account_id and l.seq is not null
        order by l.seq desc limit 1) is distinct from h.hash
      order by 1 limit 3`;
    const [chained] = await sql<{ entries: number; accounts: number }[]>`
      select coalesce(sum(seq), 0)::float8 as entries, count(*)::int as accounts from audit_heads`;

    const found: Finding[] = [];
    const missing = guards.filter((guard) => !enabled.some(({ name }) => name === guard));
    if (missing.length > 0)
      found.push(
        problem(
          `the audit log can be changed: ${missing.join(', ')} is off or gone`,
          'Find out who did that, and enable the triggers again (`alter table ... enable trigger`). Run `lastcall audit verify`.',
        ),
      );
    if (otherEnds.length > 0)
      found.push(
        problem(
          `the audit log was changed at its end, of account ${otherEnds.map(({ id }) => id).join(', ')}`,
          'Run `lastcall audit verify`, which says where; see docs/security.md, "The audit log".',
        ),
      );
    const { count = 0, seconds = 0 } = waiting ?? {};
    if (count > 0 && seconds > lateSeconds)
      found.push(
        warning(
          `${count} entries of the audit log are not chained, the oldest for ${Math.floor(seconds / 60)} min`,
          'Start a worker, which chains them; its log says if it cannot.',
        ),
      );
    const { entries = 0, accounts = 0 } = chained ?? {};
    return found.length > 0
      ? found
      : [
          ok(
            `${entries} entries of ${accounts} accounts are chained; "lastcall audit verify" reads them all`,
          ),
        ];
  },
};
