import { createTransport } from 'nodemailer';
import { isLoopback } from '../identity/trusted-origins.ts';
import { beginningOf, madeStorable } from '../domain/text.ts';
import type { MailContent } from '../domain/mails.ts';
import type { MailConfig } from './mail-config.ts';

/** How many mails are sent at once, each on a connection of its own, which is used again. */
export const connections = 3;
const connectMs = 10_000;
const silenceMs = 30_000;
/** For one mail from its first to its last byte; a claim's lease (`due-mails.ts`) is longer. */
const mailMs = 60_000;
const longestWords = 500;

/**
 * What became of a mail: `sent`: the server took it. `refused`: it said of this mail or this address that it never will.
 * `failed`: it may be tried again; the server may have taken it all the same. `said` is the server's own words.
 */
export type SendResult = { outcome: 'sent' } | { outcome: 'refused' | 'failed'; said: string; code: string };

export interface Mailer {
  /** @param unsubscribe where a POST unsubscribes from such mails (RFC 8058); null: nobody does */
  send(
    to: { name: string; address: string },
    content: MailContent,
    unsubscribe: string | null,
  ): Promise<SendResult>;
  close(): void;
}

const transportTo = (smtpUrl: string) =>
  ({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: silenceMs,
    // Nothing of a mail is ever read from elsewhere.
    disableFileAccess: true,
    disableUrlAccess: true,
    // A password is not sent in the clear because somebody on the way left STARTTLS out.
    requireTLS: needsTls(smtpUrl),
  }) as const;

/**
 * Connects to the mail server as if a mail were to be sent, signs in and sends none.
 *
 * @returns why it would take none; null: it would
 */
export async function checkMailServer(smtpUrl: string): Promise<{ said: string; code: string } | null> {
  const transport = createTransport(transportTo(smtpUrl));
  try {
    await transport.verify();
    return null;
  } catch (error) {
    return wordsOf(error);
  } finally {
    transport.close();
  }
}

/** Sends by SMTP. Connections are opened when they are needed; a server that is away is a result, not an error. */
export function openMailer({ smtpUrl, from }: MailConfig & { smtpUrl: string }): Mailer {
  const open = () =>
    createTransport(transportTo(smtpUrl), { from: { name: from.name, address: from.address } });
  let transport = open();

  return {
    async send(to, { messageId, subject, html, text, calendar }, unsubscribe) {
      const mine = transport;
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          // Ends the connection: what is under way does not go on behind our back.
          if (transport === mine) transport = open();
          mine.close();
          reject(new TooLong(`The mail server took more than ${mailMs / 1_000} seconds.`));
        }, mailMs);
      });
      try {
        const sending = mine.sendMail({
          to: { name: to.name, address: to.address },
          messageId: `<${messageId}>`,
          subject,
          html,
          text,
          ...(calendar && {
            icalEvent: { method: calendar.method, content: calendar.ics, filename: 'campaign.ics' },
          }),
          // No answering machine answers it (RFC 3834).
          headers: {
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            // Mail programs POST to HTTPS only; elsewhere the address is one to open.
            ...(unsubscribe?.startsWith('https:') && {
              'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
            }),
          },
          ...(unsubscribe !== null && { list: { unsubscribe } }),
        });
        await Promise.race([sending, tooLong]);
        return { outcome: 'sent' };
      } catch (error) {
        return resultOf(error);
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => transport.close(),
  };
}

class TooLong extends Error {
  readonly code = 'ETIMEDOUT';
}

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
}

/** Where a refusal for ever is meant for this mail alone; anywhere else it is our settings that are wrong. */
const aboutTheMail = new Set(['RCPT TO', 'DATA']);

function resultOf(error: unknown): SendResult {
  const { command = '', responseCode = 0 } = error as SmtpError;
  const forEver = responseCode >= 500 && responseCode < 600 && aboutTheMail.has(command);
  return { outcome: forEver ? 'refused' : 'failed', ...wordsOf(error) };
}

function wordsOf(error: unknown): { said: string; code: string } {
  const { code = 'unknown', response, message } = error as SmtpError;
  return { said: beginningOf(madeStorable(response ?? message).replace(/\s+/g, ' '), longestWords), code };
}

function needsTls(smtpUrl: string): boolean {
  const { protocol, username, hostname } = new URL(smtpUrl);
  return protocol === 'smtp:' && username !== '' && !isLoopback(`http://${hostname}`);
}
