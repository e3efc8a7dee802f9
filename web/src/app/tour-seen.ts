import { useSyncExternalStore } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSession } from '../session/session';

/** Where it is kept, and what says that the person has seen the tour. */
const keyOf = (userId: string) => `lastcall-tour-${userId}`;
const done = 'done';

/** The callers' own page, where nothing may be in the way of a call. */
const callersPage = '/assignments';

const listeners = new Set<() => void>();
// Browsers may forbid pages to keep anything: then it holds until the page is loaded again.
const kept = new Map<string, string | null>();

function read(key: string): string | null {
  if (kept.has(key)) return kept.get(key) ?? null;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  kept.set(key, value);
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // The map holds it.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the tour is to be shown: on a staff member's first visit, and when it is asked for. */
export function useTour() {
  const { user, role } = useSession();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const has = user !== null && (role === 'owner' || role === 'admin' || role === 'moderator');
  const key = keyOf(user?.id ?? '');
  const seen = useSyncExternalStore(subscribe, () => read(key) === done);
  return {
    /** Whether there is a tour for this person at all. */
    has,
    shown: has && !seen && pathname !== callersPage,
    start: () => {
      write(key, null);
      if (pathname === callersPage) void navigate('/');
    },
    finish: () => write(key, done),
  };
}
