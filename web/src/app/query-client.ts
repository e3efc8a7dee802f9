import { MutationCache, QueryClient } from '@tanstack/react-query';
import { isRateLimited, onRateLimited, pausedMs, ProblemError } from '../api/client';
import { showPause, showProblem } from '../ui/notify';

/** Answers that asking again cannot change. */
const final = (error: unknown) =>
  error instanceof ProblemError && error.status < 500 && !isRateLimited(error);

/** Over which the pages of all who had to wait for the same minute ask again. */
const spreadMs = 2_000;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => !final(error) && failures < 2,
      retryDelay: (failures, error) =>
        isRateLimited(error) ? pausedMs() + Math.random() * spreadMs : 1_000 * 2 ** failures,
    },
    // Without a connection it fails at once: nobody wants what they clicked an hour ago to happen when one is back.
    mutations: { networkMode: 'always' },
  },
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      if (mutation.meta?.['quiet'] !== true) showProblem(error);
    },
  }),
});

onRateLimited(showPause);
