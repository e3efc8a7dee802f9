import { MutationCache, QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../api/client';
import { showProblem } from '../ui/notify';

/** Answers that asking again cannot change. */
const final = (error: unknown) => error instanceof ProblemError && error.status < 500;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => !final(error) && failures < 2,
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
