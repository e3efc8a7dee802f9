/** The parts of the API that a key can be narrowed to. */
const scopeAreas = [
  'campaigns',
  'contacts',
  'calls',
  'numbers',
  'exports',
  'carriers',
  'events',
  'account',
] as const;
export type ScopeArea = (typeof scopeAreas)[number];

/** What a key with scopes may do: `read` is for asking, `write` for all else. Neither holds the other. */
export type Scope = `${ScopeArea}:${'read' | 'write'}`;

export const scopes: readonly [Scope, ...Scope[]] = [
  'campaigns:read',
  'campaigns:write',
  'contacts:read',
  'contacts:write',
  'calls:read',
  'calls:write',
  'numbers:read',
  'numbers:write',
  'exports:read',
  'exports:write',
  'carriers:read',
  'carriers:write',
  'events:read',
  'events:write',
  'account:read',
  'account:write',
];

/** Whether who has `held` has all of `wanted`; null stands for everything that the role may do. */
export const coversScopes = (held: readonly Scope[] | null, wanted: readonly Scope[] | null): boolean =>
  held === null || (wanted !== null && wanted.every((scope) => held.includes(scope)));
