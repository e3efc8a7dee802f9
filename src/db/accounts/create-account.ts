import type { Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';

export interface NewAccount {
  name: string;
  /** IANA name; UTC when left out. */
  timeZone?: string;
  /** Days without a dial after which a campaign archives itself; 30 when left out. */
  inactivityDays?: number;
  /** How many days before that people are told; 7 when left out. */
  noticeDays?: number;
  /** Between which times of its day, `HH:MM`, campaigns archive themselves; from 00:00 to 06:00 when left out. */
  archiveWindow?: { from: string; to: string };
  /** Whether the account's campaigns have a clock that can be moved. */
  demo?: boolean;
}

/** Creates a tenant and answers its id. It has no key yet: see `createApiKey`. */
export async function createAccount(sql: Sql, account: NewAccount): Promise<string> {
  const id = uuidv7();
  await sql`
    insert into accounts (id, name, time_zone, inactivity_days, notice_days, archive_from, archive_to, demo)
    values (${id}, ${account.name}, ${account.timeZone ?? 'UTC'}, ${account.inactivityDays ?? 30},
      ${account.noticeDays ?? 7}, ${account.archiveWindow?.from ?? '00:00'}, ${account.archiveWindow?.to ?? '06:00'},
      ${account.demo ?? false})`;
  return id;
}
