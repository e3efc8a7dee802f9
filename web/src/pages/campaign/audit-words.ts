import type { Schemas } from '../../api/client';
import { inWords } from '../../components/campaign-words';

/** `numbers.moved_away`: "Numbers moved away". */
export const actionWords = (action: string): string => inWords(action.replace('.', ' '));

const others: Readonly<Record<string, string>> = {
  workflow: 'Lastcall itself',
  operator: 'An operator',
  cli: 'The command line',
};

export function actorWords({ actor, actorName }: Pick<Schemas['AuditEntry'], 'actor' | 'actorName'>): string {
  if (actorName !== null) return actor.startsWith('key:') ? `${actorName} (API key)` : actorName;
  return others[actor] ?? actor;
}

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);

/** `lastDialAt` and its time: "last dial at: Nov 24, 2026, 9:33 PM". */
export function detailWords(name: string, value: unknown, minute: (time: string) => string): string {
  const words = name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words}: ${isTime(value) ? minute(value) : String(value)}`;
}
