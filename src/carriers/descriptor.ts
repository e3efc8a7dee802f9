import { z } from 'zod';
import type { AdapterOptions } from './client.ts';
import type { Carrier } from './contract.ts';
import type { CarrierLimit } from './rates.ts';
import type { ReferenceForm } from './reference.ts';

export type CredentialFields = Readonly<Record<string, z.ZodType>>;

/**
 * All that Lastcall knows of a carrier besides how to talk to it. Configuration, API, pages, sandbox, .env.example,
 * docker-compose.yml and docs/carriers.md are made of it or checked against it.
 */
export interface CarrierDescriptor<Fields extends CredentialFields = CredentialFields> {
  /** The carrier's name as people write it. */
  label: string;
  /** What an account gives us, made of `publicField` and `secretField`. No address is among it. */
  credentials: z.ZodObject<Fields, z.core.$strict>;
  /** The public field that tells one customer of the carrier from another; null where all of it is secret. */
  shownField: (keyof Fields & string) | null;
  /** Its API, for people; null for a carrier that an installation has only if it says where. */
  address: string | null;
  /** The variables that the installation may set. */
  environment: {
    /** Where the carrier is reached instead. */
    url: string;
    /** Credentials for accounts that have none of their own: all of them, or none counts. */
    credentials?: { [Field in keyof Fields & string]?: string };
  };
  /** Credentials of every installation that says where the carrier is. */
  sharedCredentials?: z.output<z.ZodObject<Fields, z.core.$strict>>;
  /** The carrier's own ids of rentals; null where the number itself is all it knows a rental by. */
  reference: ReferenceForm | null;
  /** How fast it may be asked; LASTCALL_CARRIER_RATES may say another `perSecond`. */
  limit: CarrierLimit;
  /** How many numbers one order takes; absent where each is released by itself. */
  numbersPerOrder?: number;
  /** For so many days after its purchase a number is not released; 0 where the carrier has no such rule. */
  heldDays: number;
  /** For so many days after its release a number is given back to whoever released it; null: the carrier does not say. */
  reclaimDays: number | null;
  /** How that is done: by its API, or in words for people; null where it does not. */
  reclaimBy: 'api' | (string & {}) | null;
  /** How it is talked to, for docs/carriers.md; null for one that talks like another. */
  talk: CarrierTalk | null;
  /** Cheap: an adapter holds no connection. */
  create(credentials: z.output<z.ZodObject<Fields, z.core.$strict>>, options: AdapterOptions): Carrier;
}

/** In Markdown. */
export interface CarrierTalk {
  through: string;
  release: string;
  goneWhen: string;
  readBack: string;
  refusals: string;
}

export function describeCarrier<Fields extends CredentialFields>(
  descriptor: CarrierDescriptor<Fields>,
): CarrierDescriptor<Fields> {
  return descriptor;
}

/** A field of credentials as the carrier's own console calls it. */
interface FieldWords {
  label: string;
  description?: string;
  placeholder?: string;
}

/** A field that may be shown, such as an account's id. */
export function publicField<S extends z.ZodType>(schema: S, words: FieldWords): S {
  return schema.meta(metaOf(words));
}

export function secretField(words: FieldWords): z.ZodString {
  return z
    .string()
    .min(1)
    .meta({ ...metaOf(words), format: secretFormat });
}

/** A secret that another one may stand for. */
export function optionalSecretField(words: FieldWords): z.ZodOptional<z.ZodString> {
  return z
    .string()
    .min(1)
    .optional()
    .meta({ ...metaOf(words), format: secretFormat });
}

/** Most subaccounts that an account may name at a carrier: each costs a comparison at least one request. */
const mostSubaccounts = 50;

/**
 * A field that names the subaccounts whose lists are looked at too, one text each.
 *
 * @param words.secret whether an entry holds a secret besides the id
 */
export function subaccountsField(entry: z.ZodString, { secret, ...words }: FieldWords & { secret: boolean }) {
  return z
    .array(entry)
    .max(mostSubaccounts)
    .optional()
    .meta({ ...metaOf(words), ...(secret && { format: secretFormat }) });
}

/** How OpenAPI says that a text is not to be shown. */
export const secretFormat = 'password';

function metaOf({ label, description, placeholder }: FieldWords) {
  return {
    'x-label': label,
    ...(description !== undefined && { description }),
    ...(placeholder !== undefined && { 'x-placeholder': placeholder }),
  };
}
