import { createContext, useContext } from 'react';
import { answer, api, type Schemas } from '../api/client';

export type Me = Schemas['Me'];
export type Role = Me['role'];

/** Filled by `RequireSession`. */
export const SessionContext = createContext<Me | null>(null);

/** Who is signed in. Only on pages for those who are. */
export function useSession(): Me {
  const me = useContext(SessionContext);
  if (!me) throw new Error('useSession needs RequireSession around it');
  return me;
}

/** Whether the person may do what these roles may. */
export function useMay(...roles: Role[]): boolean {
  return roles.includes(useSession().role);
}

export const meQuery = {
  queryKey: ['me'],
  queryFn: () => answer(api.GET('/v1/me')),
  staleTime: 60_000,
};
