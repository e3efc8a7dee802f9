import type { Sql } from 'postgres';
import type { Logger } from '../log.ts';
import { type Changes, openChanges } from './changes.ts';
import { changesChannel, type Notification } from './change.ts';
import { collect } from './collect.ts';
import { openPresence, type Presence } from './presence.ts';

const callsEveryMs = 1_000;
const mostCampaigns = 10_000;

/** What an API process knows and tells of the moment. */
export interface Live {
  changes: Changes;
  presence: Presence;
  /** A campaign's counts changed: told at most once a second, apart from the transaction that changed them. */
  callsChanged(accountId: string, campaignId: string): void;
  /** Writes what is left to write; the database is still open then. */
  close(): Promise<void>;
}

export function openLive(sql: Sql, log: Logger): Live {
  const changes = openChanges(sql, log);
  const presence = openPresence(sql, log);
  const calls = collect<Notification>({
    waitMs: callsEveryMs,
    most: mostCampaigns,
    log,
    what: 'calls',
    write: (notifications) =>
      sql`
        select pg_notify(${changesChannel}, n::text)
        from jsonb_array_elements(${sql.json(notifications as never)}) n`,
  });
  return {
    changes,
    presence,
    callsChanged(accountId, campaignId) {
      calls.add(campaignId, { topic: 'calls', accountId, id: campaignId });
    },
    async close() {
      await Promise.all([changes.close(), presence.close(), calls.close()]);
    },
  };
}
