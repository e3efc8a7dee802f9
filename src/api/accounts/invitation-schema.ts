import { z } from 'zod';
import { personRoles } from '../../domain/roles.ts';
import { emailAddress } from '../../identity/email-address.ts';
import { maxPasswordLength, minPasswordLength } from '../../identity/password-rules.ts';
import { id, nameInput, timestamp } from '../http/schemas.ts';
import { mailStateSchema } from '../mails/mail-schema.ts';

const role = z.enum(personRoles);

export const emailInput = () => emailAddress().meta({ example: 'cal@riverside.example' });

export const invitationSchema = z
  .object({
    id: id(),
    email: z.string(),
    role,
    invitedBy: z.string().meta({ description: 'As `actor` in the audit log.' }),
    createdAt: timestamp(),
    expiresAt: timestamp(),
    expired: z.boolean(),
    mailState: mailStateSchema.nullable().meta({
      description: 'What became of its mail; null: it was made by an older version, without one.',
    }),
  })
  .meta({ id: 'Invitation' });

export const createdInvitationSchema = z
  .object({
    ...invitationSchema.shape,
    link: z.string().meta({
      format: 'uri',
      description:
        'For the invited person. It is shown this once; the mail has another one of the same invitation.',
    }),
    mailed: z.boolean().meta({
      description:
        'Whether a mail with a link is sent. Where there is no mail server, give it to them yourself.',
    }),
  })
  .meta({ id: 'CreatedInvitation' });

export const newInvitationSchema = z
  .strictObject({ email: emailInput(), role })
  .meta({ id: 'NewInvitation', example: { email: 'cal@riverside.example', role: 'caller' } });

const token = z.string().min(1).max(100).meta({ description: 'What follows `#` in the link.' });
const exampleToken = 'jUYv0o5RzSmr3HXMe5y4qvQb1nT8mE0pP2cK7wLhDkA';

export const tokenSchema = z
  .strictObject({ token })
  .meta({ id: 'InvitationToken', example: { token: exampleToken } });

export const offerSchema = z
  .object({
    accountName: z.string(),
    email: z.string(),
    role,
    signedIn: z.boolean().meta({ description: 'Whether you are signed in as the invited person.' }),
  })
  .meta({ id: 'InvitationOffer' });

export const acceptSchema = z
  .strictObject({
    token,
    name: nameInput(100)
      .optional()
      .meta({ description: 'Of a new user. Needed unless the invited person is signed in.' }),
    password: z
      .string()
      .min(minPasswordLength)
      .max(maxPasswordLength)
      .optional()
      .meta({ description: 'Of a new user. Needed unless the invited person is signed in.' }),
  })
  .meta({ id: 'AcceptInvitation', example: { token: exampleToken, name: 'Cal Osei' } });
