import { z } from 'zod';
import { ignoredReasons } from '../../call-sources/contract.ts';
import { dialects } from '../../call-sources/voice/dialects.ts';
import { protocols } from '../../call-sources/protocols.ts';
import type { CallSource } from '../../db/call-sources/call-sources.ts';
import { type CallSourceKind, callSourceKinds, secretOverlapHours } from '../../domain/call-sources.ts';
import { refusedEventSchema } from '../calls/call-event-schema.ts';
import { id, nameInput, storableText, timestamp } from '../http/schemas.ts';

export const callSourceSchema = z
  .object({
    id: id(),
    name: z.string(),
    kind: z.enum(callSourceKinds),
    campaign: z
      .object({ id: id(), name: z.string() })
      .nullable()
      .meta({ description: 'Whose calls they are; null: the campaign’s whose number called.' }),
    url: z.string().meta({
      description: 'The address to give to the carrier or dialer.',
      example: 'https://lastcall.example/v1/call-sources/019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11/events',
    }),
    voiceUrl: z.string().nullable().meta({
      description:
        'The address to give to the carrier for calls that come in; null: this kind of source answers none.',
      example: 'https://lastcall.example/v1/call-sources/019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11/voice',
    }),
    createdAt: timestamp(),
    lastUsedAt: timestamp().nullable().meta({
      description: 'When something with a valid signature came last, to the minute.',
    }),
    previousSecretUntil: timestamp().nullable().meta({
      description: 'Until when the previous secret is accepted too; null: it is not.',
    }),
    revokedAt: timestamp().nullable(),
  })
  .meta({ id: 'CallSource' });

export const sourceWithSecretSchema = z
  .object({
    ...callSourceSchema.shape,
    secret: z.string().nullable().meta({
      description: 'What Lastcall made for `standard-webhooks`, shown this once; null: you gave it.',
    }),
  })
  .meta({ id: 'CallSourceWithSecret' });

const secretInput = () =>
  storableText(200)
    .min(1)
    .optional()
    .meta({
      description:
        'What the source signs with: the auth token (Twilio, Plivo), the signing key (SignalWire), the signature secret ' +
        '(Vonage), the public key (Telnyx). For `standard-webhooks` leave it out to have one made.',
    });

export const newCallSourceSchema = z
  .strictObject({
    name: nameInput(100),
    kind: z.enum(callSourceKinds),
    campaignId: id().optional().meta({
      description: 'Whose calls they are; left out: the campaign’s whose number called.',
    }),
    secret: secretInput(),
  })
  .meta({ id: 'NewCallSource', example: { name: 'Twilio', kind: 'twilio', secret: '0'.repeat(32) } });

export const newSecretSchema = z.strictObject({ secret: secretInput() }).meta({
  id: 'NewCallSourceSecret',
  description: `The previous secret is accepted for ${secretOverlapHours} more hours.`,
});

const refusedSchema = z
  .object({
    ...refusedEventSchema.shape,
    code: z.enum([...refusedEventSchema.shape.code.options, 'calling_number_unknown']),
  })
  .meta({ id: 'RefusedSourceEvent' });
export type RefusedSourceEvent = z.output<typeof refusedSchema>;

export const takenSchema = z
  .object({
    recorded: z.int().meta({ description: 'Events taken now.' }),
    duplicates: z.int().meta({ description: 'Events taken before; nothing changed.' }),
    ignored: z
      .enum(ignoredReasons)
      .nullable()
      .meta({
        description:
          'Why nothing is recorded of it: a call that came in, one that is not dialled yet, or no state of a call. Null: ' +
          'it is recorded.',
      }),
    refused: z.array(refusedSchema).meta({
      description: 'Of a batch, the events that were not taken and never will be, as they are.',
    }),
  })
  .meta({ id: 'TakenCallEvents' });
export type TakenEvents = z.input<typeof takenSchema>;

/** The path of a source's address; with braces, as OpenAPI has it. */
export const eventsPath = '/v1/call-sources/{callSourceId}/events';
/** Where a carrier asks what to do with a call that came in, and where it tells of the key that was pressed. */
export const voicePath = '/v1/call-sources/{callSourceId}/voice';
export const keyPath = '/v1/call-sources/{callSourceId}/voice/key';

export const addressOf = (path: string, callSourceId: string, publicUrl: string): string =>
  `${publicUrl}${path.replace('{callSourceId}', callSourceId)}`;

export const presentCallSource = (source: CallSource, publicUrl: string) => ({
  ...source,
  url: addressOf(eventsPath, source.id, publicUrl),
  voiceUrl: dialects[source.kind] && addressOf(voicePath, source.id, publicUrl),
});

/** What is wrong with a secret for this kind of source; null: nothing, or there is none and one can be made. */
export function secretProblem(kind: CallSourceKind, secret: string | undefined): string | null {
  const { secretProblem: problemOf, newSecret } = protocols[kind];
  if (secret !== undefined) return problemOf(secret);
  return newSecret ? null : 'is missing';
}
