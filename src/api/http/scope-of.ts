import type { Scope } from '../../domain/scopes.ts';
import type { Route } from './route.ts';
import { areas } from './tags.ts';

/** The scope that a key needs for a route; null: none. */
export function scopeOf({ tag, method }: Pick<Route, 'tag' | 'method'>): Scope | null {
  const area = areas[tag];
  return area && `${area}:${method === 'get' ? 'read' : 'write'}`;
}
