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
