import { useLocation, useNavigate } from 'react-router';
import { useSession } from '../session/session';
import { useKept } from '../ui/kept';

/** Where it is kept, and what says that the person has seen the tour. */
const keyOf = (userId: string) => `lastcall-tour-${userId}`;
const done = 'done';

/** The callers' own page, where nothing may be in the way of a call. */
const callersPage = '/assignments';

/** Whether the tour is to be shown: on a staff member's first visit, and when it is asked for. */
export function useTour() {
  const { user, role } = useSession();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const has = user !== null && (role === 'owner' || role === 'admin' || role === 'moderator');
  const [seen, keep] = useKept(keyOf(user?.id ?? ''));
  return {
    /** Whether there is a tour for this person at all. */
    has,
    shown: has && seen !== done && pathname !== callersPage,
    start: () => {
      keep(null);
      if (pathname === callersPage) void navigate('/');
    },
    finish: () => keep(done),
  };
}
