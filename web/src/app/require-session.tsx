import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Navigate, useLocation } from 'react-router';
import { onSignedOut, ProblemError } from '../api/client';
import { meQuery, SessionContext } from '../session/session';
import { ErrorState } from '../ui/error-state';
import { PageLoader } from '../ui/page-loader';

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
