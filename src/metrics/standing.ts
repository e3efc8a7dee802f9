import { Gauge, Registry } from 'prom-client';
import type { Sql } from 'postgres';
import { readStanding, type Standing } from '../db/metrics/read-standing.ts';
import { describeError, type Logger } from '../log.ts';

/** Prometheus asks each worker, mostly every 15 s; what it is told is at most so old. */
const freshMs = 10_000;

/**
 * How the whole installation stands, as Prometheus reads it: the same from every worker, so that alarms work while any of
 * them lives. Take the maximum over workers, never the sum.
 *
 * @returns the text; while the database is away only `lastcall_standing_up 0`
 */
export function standingMetrics(sql: Sql, log: Logger): () => Promise<string> {
  let known: { at: number; text: Promise<string> } | undefined;
  return () => {
    const now = performance.now();
    if (!known || now - known.at > freshMs) known = { at: now, text: describe(sql, log) };
    return known.text;
  };
}

async function describe(sql: Sql, log: Logger): Promise<string> {
  const registry = new Registry();
  const up = gauge(
    registry,
    'lastcall_standing_up',
    'Whether the figures of the installation could be read.',
  );
  try {
    put(registry, await readStanding(sql));
    up.set(1);
  } catch (error) {
    log.warn({ error: describeError(error) }, 'figures of the installation could not be read');
    up.set(0);
  }
  return registry.metrics();
}

// Made anew each time, so that what no longer is has no series.
function put(registry: Registry, standing: Standing): void {
  const { campaigns, outbox, releases, mails, findings, stuckWorkflows, clearProblems } = standing;
  const one = (name: string, help: string, value: number) => gauge(registry, name, help).set(value);
  const many = (name: string, help: string, rows: [labels: Record<string, string>, value: number][]) => {
    const of = gauge(registry, name, help, Object.keys(rows[0]?.[0] ?? {}));
    for (const [labels, value] of rows) of.set(labels, value);
  };

  many(
    'lastcall_campaigns',
    'Campaigns; archived ones by stage.',
    campaigns.map(({ count, ...labels }) => [labels, count]),
  );
  one(
    'lastcall_notice_lag_seconds',
    'How long the notice that is most overdue has been due.',
    standing.noticeLagSeconds,
  );
  one(
    'lastcall_deadline_lag_seconds',
    'How long the archive that is most overdue has been due.',
    standing.closeLagSeconds,
  );
  one('lastcall_outbox_waiting', 'Messages that have not reached Temporal.', outbox.waiting);
  one('lastcall_outbox_oldest_seconds', 'Age of the oldest of them.', outbox.oldestSeconds);
  one(
    'lastcall_events_untold_seconds',
    'How long the oldest event has waited to be listed and sent to webhooks.',
    standing.untoldSeconds,
  );
  many(
    'lastcall_releases',
    'Numbers that are being given back and are not yet, by where their release stands.',
    releases.map(({ carrier, status, count }) => [{ carrier, status }, count]),
  );
  many(
    'lastcall_release_oldest_seconds',
    'Time since the close of the oldest of them.',
    releases.map(({ carrier, status, oldestSeconds }) => [{ carrier, status }, oldestSeconds]),
  );
  one('lastcall_mails_waiting', 'Mails that are not sent yet.', mails.waiting);
  one(
    'lastcall_mails_overdue_seconds',
    'How long the mail that is most overdue has been due.',
    mails.overdueSeconds,
  );
  one('lastcall_mails_given_up', 'Mails that were given up within seven days.', mails.givenUp);
  many(
    'lastcall_findings',
    'Differences between our books and the carriers’ lists that nobody has settled.',
    findings.map(({ kind, currency, count }) => [{ kind, currency }, count]),
  );
  many(
    'lastcall_findings_monthly_cost',
    'What the carriers charge a month for them, in units of the currency; of leaks it is money lost.',
    findings.map(({ kind, currency, monthlyCost }) => [{ kind, currency }, monthlyCost]),
  );
  many(
    'lastcall_stuck_workflows',
    'Workflows that stood still at the last nightly look.',
    stuckWorkflows.map(({ reason, count }) => [{ reason }, count]),
  );
  many(
    'lastcall_clear_problems',
    'Campaigns whose rows cannot leave the database.',
    clearProblems.map(({ problem, count }) => [{ problem }, count]),
  );
}

const gauge = (registry: Registry, name: string, help: string, labelNames: string[] = []) =>
  new Gauge({ name, help, labelNames, registers: [registry] });
