import { z } from 'zod';

/** How mails are sent. */
export interface MailConfig {
  /** Null: there is no mail server. */
  smtpUrl: string | null;
  from: { name: string; address: string };
}

/** The variables of `src/config.ts` that this is read from. */
export const mailEnvironment = {
  LASTCALL_SMTP_URL: z
    .string()
    .refine((url) => URL.canParse(url) && /^smtps?:\/\/[^/?#]+\/?(\?|$)/.test(url), {
      error:
        'must be smtp:// or smtps://, with a host; characters such as @ in a password are written as %40',
    })
    .optional(),
  LASTCALL_MAIL_FROM: z
    .string()
    .transform((text, context) => {
      const [, name = '', address = text] = /^([^<>"\r\n]*)<([^<>\s]+)>$/.exec(text.trim()) ?? [];
      const parsed = z.email().safeParse(address.trim());
      if (parsed.success) return { name: name.trim() || 'Lastcall', address: parsed.data };
      context.addIssue({
        code: 'custom',
        message: 'must be an address such as Lastcall <lastcall@example.org>',
      });
      return z.NEVER;
    })
    .optional(),
};

interface Read {
  LASTCALL_SMTP_URL?: string | undefined;
  LASTCALL_MAIL_FROM?: MailConfig['from'] | undefined;
}

/** @returns the problem that two variables have with each other; null: none */
export const mailProblem = ({ LASTCALL_SMTP_URL: url, LASTCALL_MAIL_FROM: from }: Read): string | null =>
  url !== undefined && from === undefined ? 'is needed beside LASTCALL_SMTP_URL' : null;

/** @param publicUrl its host is the sender's where mails are only kept */
export const mailConfig = (read: Read, publicUrl: string): MailConfig => ({
  smtpUrl: read.LASTCALL_SMTP_URL ?? null,
  from: read.LASTCALL_MAIL_FROM ?? { name: 'Lastcall', address: `lastcall@${new URL(publicUrl).hostname}` },
});
