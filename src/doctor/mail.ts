import { checkMailServer } from '../mail/smtp.ts';
import { type Check, ok, problem } from './check.ts';

/** Connects, greets, switches to TLS and signs in, and sends nothing. */
export const mail: Check = {
  name: 'mail',
  async run({ config: { mail: settings, sendsMails } }) {
    if (settings.smtpUrl === null)
      return [
        ok(
          sendsMails
            ? 'this environment sends none (LASTCALL_SMTP_URL is for workers)'
            : 'there is no mail server: mails are kept, and read in the pages',
        ),
      ];
    const { host } = new URL(settings.smtpUrl);
    const answer = await checkMailServer(settings.smtpUrl);
    if (answer === null) return [ok(`${host} takes our mails`)];
    return [
      problem(
        `${host} does not take our mails: ${answer.said} (${answer.code})`,
        answer.code === 'EAUTH'
          ? 'Correct the user and password in LASTCALL_SMTP_URL.'
          : 'Correct LASTCALL_SMTP_URL, or have the server reached from here.',
      ),
    ];
  },
};
