import type { Request } from 'express';
import { z } from 'zod';
import { takeTry } from '../../db/accounts/take-try.ts';
import { findSubscription, type Subscription, unsubscribe } from '../../db/mails/unsubscribe.ts';
import { LastcallError } from '../../errors.ts';
import { limitedBytes } from '../http/limited-bytes.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import { mailKindSchema } from './mail-schema.ts';

const subscriptionSchema = z
  .object({
    kind: mailKindSchema,
    accountName: z.string(),
    wanted: z.boolean().meta({ description: 'False: switched off.' }),
  })
  .meta({ id: 'MailSubscription' });

const limitBytes = 8 * 1024;
/** Addresses that hold nothing, tried by one client: they cost a look-up each, and nobody guesses 256 bits. */
const wrongTries = { windowMs: 60_000, max: 30 };

export function unsubscribeRoutes({ db }: Services): Route[] {
  /** @throws LastcallError `unsubscribe_invalid`, `too_many_tries` */
  async function known(found: Subscription | null, req: Request): Promise<Subscription> {
    if (found) return found;
    const waitMs = await takeTry(db.sql, `unsubscribe|${req.ip ?? 'unknown'}`, wrongTries);
    throw new LastcallError(waitMs === null ? 'unsubscribe_invalid' : 'too_many_tries');
  }
  const common = {
    path: '/v1/unsubscribe/{token}',
    tag: 'You',
    roles: 'anyone',
    params: z.strictObject({ token: z.string().max(200) }),
  } as const;
  return [
    defineRoute({
      ...common,
      method: 'get',
      operationId: 'getMailSubscription',
      summary: 'What the unsubscribe address of a mail is for',
      description:
        'Changes nothing, whoever follows the address. A browser is led to a page with a button; the token is behind the # there.',
      responses: {
        200: { description: 'Which mails it switches off.', body: subscriptionSchema },
        303: { description: 'To the page, for who takes HTML rather than JSON.' },
      },
      errors: ['unsubscribe_invalid', 'too_many_tries'],
      async handle({ params: { token }, req }) {
        if (req.accepts(['json', 'html']) === 'html') {
          return { status: 303, headers: { Location: `/unsubscribe#${encodeURIComponent(token)}` } };
        }
        return { status: 200, body: await known(await findSubscription(db.sql, token), req) };
      },
    }),
    defineRoute({
      ...common,
      method: 'post',
      operationId: 'unsubscribe',
      summary: 'Switch mails off by the unsubscribe address of one',
      description:
        'RFC 8058, as mail programs send it. The token is enough. Twice is as good as once; the mails are switched on again by who ' +
        'is signed in (`setMailPreference`).',
      stream: {
        contentTypes: ['application/x-www-form-urlencoded', 'multipart/form-data'],
        description: 'The one member `List-Unsubscribe` with the value `One-Click`, up to 8 KiB.',
        example: 'List-Unsubscribe=One-Click',
      },
      responses: { 200: { description: 'They are switched off.', body: subscriptionSchema } },
      errors: ['unsubscribe_invalid', 'too_many_tries'],
      async handle({ params: { token }, req }) {
        await requireOneClick(req);
        return { status: 200, body: await known(await unsubscribe(db.sql, token), req) };
      },
    }),
  ];
}

/** @throws LastcallError `invalid_request`, `body_too_large` */
async function requireOneClick(req: Request): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of limitedBytes(req, limitBytes)) chunks.push(chunk);
  const headers = { 'content-type': req.get('content-type') ?? '' };
  const form = await new Response(Buffer.concat(chunks), { headers }).formData().catch(() => null);
  if (form?.get('List-Unsubscribe') === 'One-Click') return;
  throw new LastcallError('invalid_request', {
    problem: 'the body has to be List-Unsubscribe=One-Click, as RFC 8058 has it',
  });
}
