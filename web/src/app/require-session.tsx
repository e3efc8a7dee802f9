import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { Navigate, useLocation } from 'react-router';
import { onSignedOut, ProblemError } from '../api/client';
import { type Me, meQuery, SessionContext } from '../session/session';
import { ErrorState } from '../ui/error-state';
import { PageLoader } from '../ui/page-loader';

// It brings the client of better-auth.
const SessionEnded = lazy(async () => ({ default: (await import('./session-ended')).SessionEnded }));

/**
 * Shows its pages to those who are signed in, and the sign-in page to everybody else. A session that ends while a page
 * is open leaves the page as it is, under a dialog.
 */
export function RequireSession({ children }: { children: ReactNode }) {
  const queries = useQueryClient();
  const location = useLocation();
  const { data, error, isPending, refetch } = useQuery(meQuery);
  useEffect(
    () => onSignedOut(() => void queries.invalidateQueries({ queryKey: meQuery.queryKey })),
    [queries],
  );
  useSamePerson(data);
  if (isPending) return <PageLoader />;
  const status = error instanceof ProblemError ? error.status : undefined;
  if (data && status !== 403) {
    return (
      <SessionContext.Provider value={data}>
        {children}
        {status === 401 && (
          <Suspense>
            <SessionEnded me={data} />
          </Suspense>
        )}
      </SessionContext.Provider>
    );
  }
  if (status === 401) {
    const next = `${location.pathname}${location.search}`;
    return <Navigate to={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`} replace />;
  }
  return <ErrorState error={error} retry={() => void refetch()} />;
}

/** Begins anew where another person signed in, or another account was chosen: nothing of the former may stay. */
function useSamePerson(me: Me | undefined): void {
  const shownTo = useRef<string>(undefined);
  useEffect(() => {
    if (!me) return;
    const now = `${me.user?.id} ${me.account.id}`;
    if (shownTo.current !== undefined && shownTo.current !== now) window.location.assign('/');
    shownTo.current = now;
  }, [me]);
}
