import { answer, api } from '../api/client';

/** The ways to sign in that this installation has. */
export const signInOptionsQuery = {
  queryKey: ['sign-in-options'],
  queryFn: () => answer(api.GET('/v1/sign-in-options')),
  staleTime: Infinity,
};
