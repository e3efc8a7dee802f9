import type { Sql } from 'postgres';
import { now } from '../clock.ts';
import { answerPasswordRequests } from '../db/accounts/password-requests.ts';
import { type DueMail, postponeMail, settleMail, takeDueMails, writeContent } from '../db/mails/due-mails.ts';
import { gatherMails } from '../db/mails/gather-mails.ts';
import { type FactsOptions, mailFacts } from '../db/mails/mail-facts.ts';
import { forgetTokens, keepToken, makeMailToken } from '../db/mails/mail-links.ts';
import { newUnsubscribeToken } from '../db/mails/unsubscribe.ts';
import { withdrawNotices } from '../db/mails/withdraw-notices.ts';
import { isOptional, type MailContent, type MailFacts } from '../domain/mails.ts';
import type { Logger } from '../log.ts';
import { lacksToken, withToken } from '../mail/link-token.ts';
import { unsubscribeAddress } from '../mail/links.ts';
import type { MailConfig } from '../mail/mail-config.ts';
import { renderMail } from '../mail/render-mail.tsx';
import { connections, type Mailer, openMailer } from '../mail/smtp.ts';
import { repeat } from '../repeat.ts';

export interface MailDeps extends FactsOptions {
  sql: Sql;
  config: MailConfig;
  publicUrl: string;
  log: Logger;
}

const pauseMs = 1_000;
/** After a mail that the server did not take it is left in peace for longer. */
const failedPauseMs = 10_000;
const shortestBackoffSeconds = 30;
const longestBackoffSeconds = 60 * 60;
/** With these pauses between them some two days. */
const mostAttempts = 54;

/**
 * Sends the mails that are due, and withdraws notices that do not hold any more, until the signal fires. A mail server
 * that is away is logged once; its mails wait.
 */
export async function sendMails(deps: MailDeps & { signal: AbortSignal }): Promise<void> {
  const { log, signal, config } = deps;
  const mailer = config.smtpUrl === null ? null : openMailer({ ...config, smtpUrl: config.smtpUrl });
  const failure = 'mails cannot be read; trying again';
  try {
    await repeat({ log, failure, pauseMs, signal }, async () => {
      const withdrawn = await withdrawNotices(deps.sql);
      const answered = await answerPasswordRequests(deps.sql);
      await forgetTokens(deps.sql);
      const { taken, failed } = await sendDueMails(deps, mailer);
      if (failed > 0) return failedPauseMs;
      return withdrawn.more || answered.more || taken > 0 ? 0 : pauseMs;
    });
  } finally {
    mailer?.close();
  }
}

/**
 * Gathers what is to be told in one mail, takes a few mails that are due and sends each; without a mailer they are written and kept. What happens between the
 * server's yes and our record of it is sent again, with the same Message-ID.
 */
export async function sendDueMails(
  deps: MailDeps,
  mailer: Mailer | null,
): Promise<{ taken: number; failed: number }> {
  await gatherMails(deps.sql);
  const mails = await takeDueMails(deps.sql, connections);
  const failures = await Promise.all(mails.map((mail) => sendOne(deps, mailer, mail)));
  return { taken: mails.length, failed: failures.filter(Boolean).length };
}

/** @returns whether the server failed to take it */
async function sendOne(deps: MailDeps, mailer: Mailer | null, mail: DueMail): Promise<boolean> {
  const { sql, log, publicUrl } = deps;
  const known = mail.unwanted ? unwanted : await mailFacts(sql, mail, deps);
  if (typeof known === 'string') {
    await settleMail(sql, mail, 'dropped', known);
    return false;
  }
  const { facts } = known;
  if (mailer === null && mail.accountId === null) {
    await settleMail(sql, mail, 'dropped', 'There is no mail server, and nobody else is to read it.');
    return false;
  }
  const written = mail.content ?? (await write(deps, mail, known));
  if (written === null) return false;
  if (mailer === null) {
    await keep(sql, mail, facts);
    return false;
  }
  const content = lacksToken(mail.kind, written) ? await withLink(deps, mail, facts, written) : written;
  if (content === null) {
    await settleMail(sql, mail, 'dropped', 'Its link would not hold any more.');
    return false;
  }
  const unsubscribe = isOptional(mail.kind)
    ? unsubscribeAddress(publicUrl, await newUnsubscribeToken(sql, mail.id))
    : null;
  const to = { name: facts.recipientName ?? '', address: mail.address };
  const result = await mailer.send(to, content, unsubscribe);
  if (result.outcome === 'sent') {
    await settleMail(sql, mail, 'sent');
    return false;
  }
  // Not what the server said: it likes to quote the address.
  log.warn({ mailId: mail.id, outcome: result.outcome, code: result.code }, 'a mail was not taken');
  if (result.outcome === 'refused') {
    await settleMail(sql, mail, 'refused', result.said);
    return false;
  }
  const attempt = mail.attempt - mail.attemptsBefore;
  if (attempt >= mostAttempts) await settleMail(sql, mail, 'given_up', result.said);
  else await postponeMail(sql, mail, backoffSeconds(attempt), result.said);
  return true;
}

const unwanted = 'The person does not want mails of this kind.';
/** A mail with a link of its own for this attempt; null: none would hold. */
async function withLink(
  { sql, publicUrl }: MailDeps,
  mail: DueMail,
  facts: MailFacts,
  written: MailContent,
): Promise<MailContent | null> {
  const token = await makeMailToken(sql, mail, facts);
  return token === null ? null : withToken(written, publicUrl, token);
}

/** Settles a mail that is read on the page only. In a demo account its link is for trying out too. */
async function keep(sql: Sql, mail: DueMail, facts: MailFacts): Promise<void> {
  if (facts.kind === 'invitation' && facts.demo) {
    const token = await makeMailToken(sql, mail, facts);
    if (token !== null) await keepToken(sql, mail, token);
  }
  await settleMail(sql, mail, 'kept');
}

const backoffSeconds = (attempt: number): number =>
  Math.min(shortestBackoffSeconds * 2 ** (attempt - 1), longestBackoffSeconds);

/** Writes a mail into its row; null: it could not be, see `writeContent`. */
async function write(
  { sql, config, publicUrl }: MailDeps,
  mail: DueMail,
  { facts, entries }: Exclude<Awaited<ReturnType<typeof mailFacts>>, string>,
): Promise<MailContent | null> {
  const content = renderMail(facts, { from: config.from, publicUrl, mail, writtenAt: now() });
  return (await writeContent(sql, mail, content, entries)) ? content : null;
}
