import { createHash, randomBytes } from 'node:crypto';

/** An entry as the chain holds it. */
export interface ChainedEntry {
  id: string;
  accountId: string;
  campaignId: string | null;
  actor: string;
  action: string;
  details: Record<string, unknown>;
  createdAt: Date;
}

/** The hash before an account's first entry. */
export const beforeFirst = Buffer.alloc(32);

/** What stands in place of a text that was erased: of a list too, as its only member. */
export const erasedText = '[erased]';

/**
 * Details that people typed, or that name what they named. Their place in the chain is a commitment, so that the text can be
 * erased and the chain holds on.
 */
export const typedDetails: readonly string[] = [
  'name',
  'reason',
  'host',
  'dispositions',
  'questions',
  'doNotCallDispositions',
];

/** The texts among an entry's details that can be erased. */
export const textsOf = (details: Record<string, unknown>): [string, string | string[]][] =>
  typedDetails.flatMap((name): [string, string | string[]][] => {
    const value = details[name];
    return isText(value) ? [[name, value]] : [];
  });

const isText = (value: unknown): value is string | string[] =>
  typeof value === 'string' || (Array.isArray(value) && value.every((member) => typeof member === 'string'));

/** SHA-256 over a salt and a text, in hex. Without the salt nobody can tell by it which text it was. */
export const commitmentTo = (saltHex: string, text: string | string[]): string =>
  createHash('sha256').update(Buffer.from(saltHex, 'hex')).update(canonical(text)).digest('hex');

/** Fresh salts for an entry's texts, and the commitments to them. */
export function commit(details: Record<string, unknown>): {
  salts: Record<string, string>;
  commitments: Record<string, string>;
} {
  const made = textsOf(details).map(([name, text]) => {
    const salt = randomBytes(16).toString('hex');
    return { name, salt, commitment: commitmentTo(salt, text) };
  });
  return {
    salts: Object.fromEntries(made.map(({ name, salt }) => [name, salt])),
    commitments: Object.fromEntries(made.map(({ name, commitment }) => [name, commitment])),
  };
}

/** The hash of an entry's place in the chain: SHA-256 over the hash before it, and what it says as JSON (RFC 8785). */
export function linkOf(
  before: Buffer,
  { seq, entry, commitments }: { seq: number; entry: ChainedEntry; commitments: Record<string, string> },
): Buffer {
  const { id, accountId, campaignId, actor, action, createdAt } = entry;
  const details = Object.fromEntries(
    Object.entries(entry.details).filter(([name]) => !Object.hasOwn(commitments, name)),
  );
  const at = createdAt.toISOString();
  const says = canonical({ id, accountId, campaignId, actor, action, at, details, commitments, seq });
  return createHash('sha256').update(before).update(says).digest();
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
