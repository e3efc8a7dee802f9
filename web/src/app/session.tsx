import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { Navigate, useLocation } from 'react-router';
import { answer, api, onSignedOut, ProblemError, type Schemas } from '../api/client';
import { ErrorState } from '../ui/error-state';
import { PageLoader } from '../ui/page-loader';

export type Me = Schemas['Me'];
export type Role = Me['role'];

const SessionContext = createContext<Me | null>(null);

/** Who is signed in. Only within {@link RequireSession}. */
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

/** Shows its pages to those who are signed in, and the sign-in page to everybody else. */
export function RequireSession({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const location = useLocation();
  const { data, error, isPending, refetch } = useQuery(meQuery);
  useEffect(() => onSignedOut(() => void queries.resetQueries({ queryKey: ['me'] })), [queries]);
  if (isPending) return <PageLoader />;
  if (error instanceof ProblemError && error.status === 401) {
    const next = `${location.pathname}${location.search}`;
    return <Navigate to={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  if (error) return <ErrorState error={error} retry={() => void refetch()} />;
  return <SessionContext.Provider value={data}>{children}</SessionContext.Provider>;
}
