import type { Scope, ScopeArea } from '../../domain/scopes.ts';
import type { Route } from './route.ts';

/** The tags of the reference, and the area of scopes that each belongs to; null: every key may, whatever its scopes. */
const areas = {
  You: null,
  Operations: null,
  Account: 'account',
  'API keys': 'account',
  Members: 'account',
  Campaigns: 'campaigns',
  'Bulk jobs': 'campaigns',
  Changes: 'campaigns',
  Demo: 'campaigns',
  Contacts: 'contacts',
  Callers: 'calls',
  Assignments: 'calls',
  'Call events': 'calls',
  Numbers: 'numbers',
  Inventory: 'numbers',
  Inbox: 'numbers',
  Exports: 'exports',
  Carriers: 'carriers',
} as const satisfies Record<string, ScopeArea | null>;

export type Tag = keyof typeof areas;

/** The scope that a key needs for a route; null: none. */
export function scopeOf({ tag, method }: Pick<Route, 'tag' | 'method'>): Scope | null {
  const area = areas[tag];
  return area && `${area}:${method === 'get' ? 'read' : 'write'}`;
}
