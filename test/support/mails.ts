import type { ParsedMail } from 'mailparser';
import type { Sql } from 'postgres';
import { heldDays } from '../../src/carriers/registry.ts';
import { addMember } from '../../src/db/accounts/members.ts';
import { advanceStage } from '../../src/db/campaigns/advance-stage.ts';
import type { NewAccount } from '../../src/db/accounts/create-account.ts';
import { createCampaign } from '../../src/db/campaigns/create-campaign.ts';
import { launchCampaign } from '../../src/db/campaigns/launch-campaign.ts';
import type { PersonRole } from '../../src/domain/roles.ts';
import { uuidv7 } from '../../src/ids.ts';
import { createLog } from '../../src/log.ts';
import { openMailer } from '../../src/mail/smtp.ts';
import { type MailDeps, sendDueMails } from '../../src/worker/send-mails.ts';
import { ago, dayMs } from './campaigns.ts';
import { makeAccount, makeNumbers } from './factories.ts';

export const mailFrom = { name: 'Lastcall', address: 'lastcall@lastcall.example' };

export const mailDeps = (
  sql: Sql,
  smtpUrl: string | null,
  publicUrl = 'https://lastcall.example',
): MailDeps => ({
  sql,
  config: { smtpUrl, from: mailFrom },
  publicUrl,
  drainGraceMs: 0,
  heldDays,
  log: createLog('silent'),
});

/** Sends all that is due; without an address there is no mail server. */
export async function sendAllDue(sql: Sql, smtpUrl: string | null, publicUrl?: string): Promise<void> {
  const deps = mailDeps(sql, smtpUrl, publicUrl);
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

/** As if the pause, or the lease of whoever had them, was over, and nobody waited for more to tell. */
export const makeDue = (sql: Sql) => sql`
  update mails set next_attempt_at = now() - interval '1 second', gather_at = least(gather_at, now())
    where state = 'waiting'`;

/** The header lines of a mail that begin so, unfolded. */
export const headersOf = ({ headerLines }: ParsedMail, beginning: string): string[] =>
  headerLines
    .map(({ line }) => line.replaceAll(/\r?\n\s+/g, ' '))
    .filter((line) => line.toLowerCase().startsWith(beginning.toLowerCase()));

/** The token in the unsubscribe address of a mail. */
export function tokenOf(mail: ParsedMail): string {
  const [, token] = /\/v1\/unsubscribe\/([\w-]+)>/.exec(headersOf(mail, 'list-unsubscribe:')[0] ?? '') ?? [];
  if (token === undefined) throw new Error('the mail has no unsubscribe address');
  return token;
}

/** An account with an owner, and campaigns that its moderator launched. */
export async function launchedByModerator(
  sql: Sql,
  options: { campaigns?: number; numbers?: number; daysAgo?: number } & Partial<NewAccount> = {},
) {
  const { campaigns = 1, numbers = 0, daysAgo = 23, ...account } = options;
  const accountId = await makeAccount(sql, { name: 'Riverside', ...account });
  const owner = await makeMember(sql, accountId, 'owner', 'Olga Owner');
  const launcher = await makeMember(sql, accountId, 'moderator', 'Mo Moderator');
  const campaignIds: string[] = [];
  for (let at = 1; at <= campaigns; at += 1) {
    const campaignId = await launchedBy(sql, accountId, `user:${launcher.userId}`, {
      name: `Door knock ${at}`,
      daysAgo,
    });
    const some = Array.from({ length: numbers }, () => ({
      e164: `+1${2_000_000_000 + ++numbersMade}`,
      carrier: 'sandbox',
    }));
    if (some.length > 0) await makeNumbers(sql, campaignId, some);
    campaignIds.push(campaignId);
  }
  return { accountId, owner, launcher, campaignIds };
}

let numbersMade = 0;

export const inAYear = () => new Date(Date.now() + 365 * dayMs);

/** As if all numbers of an archived campaign were given back, and everything sealed. */
export async function complete(sql: Sql, campaignId: string): Promise<void> {
  await sql`update releases set status = 'released' where campaign_id = ${campaignId}`;
  await sql`
    insert into archives (campaign_id, version, manifest, store_key, sha256) values (${campaignId}, 1, '{}', 'key', 'hash')`;
  await advanceStage(sql, campaignId, 'complete');
}
