import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';

export const membersQuery = {
  queryKey: ['members'],
  queryFn: () => answer(api.GET('/v1/members')),
};

/** The names of the account's people by their ids; for owners and admins. */
export function useMemberNames(): ReadonlyMap<string, string> {
  const { data } = useQuery({ ...membersQuery, select: toNames, staleTime: 60_000 });
  return data ?? none;
}

const none: ReadonlyMap<string, string> = new Map();

const toNames = ({ items }: Awaited<ReturnType<typeof membersQuery.queryFn>>) =>
  new Map(items.map(({ userId, name }) => [userId, name]));
