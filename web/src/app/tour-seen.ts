import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSession } from '../session/session';
import { useKept } from '../ui/kept';

/** Where it is kept, and what says that the person has seen the tour. */
const keyOf = (userId: string) => `lastcall-tour-${userId}`;
const done = 'done';

/** Where it begins: who came by another address came for something else. */
const startPage = '/campaigns/active';

/** The callers' own pages, where nothing may be in the way of a call. */
const isCallers = (pathname: string) => pathname === '/assignments' || pathname.startsWith('/calling/');

// Begun, it stays on the way to the pages that it tells of.
let begun = false;

/** Whether the tour is to be shown: on a staff member's first visit of the start page, and when it is asked for. */
export function useTour() {
  const { user, role } = useSession();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const has = user !== null && (role === 'owner' || role === 'admin' || role === 'moderator');
  const [seen, keep] = useKept(keyOf(user?.id ?? ''));
  const atStart = pathname === startPage && search === '';
  useEffect(() => {
    if (atStart) begun = true;
  }, [atStart]);
  return {
    /** Whether there is a tour for this person at all. */
    has,
    shown: has && seen !== done && (begun || atStart) && !isCallers(pathname),
    start: () => {
      keep(null);
      void navigate('/');
    },
    finish: () => keep(done),
  };
}
