import type { Sql } from 'postgres';
import { heldDays } from '../../src/carriers/registry.ts';
import { addMember } from '../../src/db/accounts/members.ts';
import { createCampaign } from '../../src/db/campaigns/create-campaign.ts';
import { launchCampaign } from '../../src/db/campaigns/launch-campaign.ts';
import type { PersonRole } from '../../src/domain/roles.ts';
import { uuidv7 } from '../../src/ids.ts';
import { createLog } from '../../src/log.ts';
import { openMailer } from '../../src/mail/smtp.ts';
import { type MailDeps, sendDueMails } from '../../src/worker/send-mails.ts';
import { ago, dayMs } from './campaigns.ts';

export const mailFrom = { name: 'Lastcall', address: 'lastcall@lastcall.example' };

export const mailDeps = (sql: Sql, smtpUrl: string | null): MailDeps => ({
  sql,
  config: { smtpUrl, from: mailFrom },
  publicUrl: 'https://lastcall.example',
  drainGraceMs: 0,
  heldDays,
  log: createLog('silent'),
});

/** Sends all that is due; without an address there is no mail server. */
export async function sendAllDue(sql: Sql, smtpUrl: string | null): Promise<void> {
  const deps = mailDeps(sql, smtpUrl);
  const mailer = smtpUrl === null ? null : openMailer({ ...deps.config, smtpUrl });
  try {
    while ((await sendDueMails(deps, mailer)).taken > 0);
  } finally {
    mailer?.close();
  }
}

export async function makeMember(sql: Sql, accountId: string, role: PersonRole, name = `A test ${role}`) {
  const userId = uuidv7();
  const email = `${role}-${userId}@riverside.example`;
  await sql`insert into users (id, name, email) values (${userId}, ${name}, ${email})`;
  await addMember(sql, { accountId, userId, role });
  return { userId, email };
}

/** A campaign that somebody launched so many days ago. */
export async function launchedBy(
  sql: Sql,
  accountId: string,
  actor: string,
  options: { name?: string; daysAgo?: number } = {},
): Promise<string> {
  const { name = 'Door knock', daysAgo = 23 } = options;
  const campaignId = await createCampaign(sql, { accountId, name, startsAt: null, endsAt: null, actor });
  await launchCampaign(sql, { accountId, campaignId, actor });
  await sql`update campaigns set launched_at = ${ago(daysAgo * dayMs)} where id = ${campaignId}`;
  return campaignId;
}

export interface MailRow {
  id: string;
  kind: string;
  state: string;
  address: string;
  messageId: string | null;
  subject: string | null;
  lastError: string | null;
  attempts: number;
}

export const mailsOfCampaign = (sql: Sql, campaignId: string) =>
  sql<MailRow[]>`
    select id, kind, state, address, message_id as "messageId", subject, last_error as "lastError", attempts
    from mails where campaign_id = ${campaignId} order by id`;

/** As if the pause, or the lease of whoever had them, was over. */
export const makeDue = (sql: Sql) => sql`update mails set next_attempt_at = now() where state = 'waiting'`;
