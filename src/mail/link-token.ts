import type { MailContent, MailKind } from '../domain/mails.ts';
import { invitationLink, passwordLink } from '../identity/links.ts';

/** What stands in a mail's row where the token of its link belongs. Nothing of it is a token. */
export const noToken = 'the-secret-is-not-kept-here';

/** Whether a mail, as it was written, has a link whose token is put in when it is sent. */
export const lacksToken = (kind: MailKind, { html }: MailContent): boolean =>
  (kind === 'invitation' || kind === 'password_reset') && html.includes(noToken);

/** A mail with the token of its link, at our own address only: a name in the mail may look like a link as well. */
export function withToken(content: MailContent, publicUrl: string, token: string): MailContent {
  const fill = (text: string) =>
    [invitationLink, passwordLink].reduce(
      (filled, link) => filled.replaceAll(link(publicUrl, noToken), link(publicUrl, token)),
      text,
    );
  return { ...content, html: fill(content.html), text: fill(content.text) };
}
