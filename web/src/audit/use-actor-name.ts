import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { actorWords } from './action-words';
import { useMemberNames } from '../people/members-query';
import { apiKeysQuery } from '../people/api-keys-query';

/** Who an actor of the audit log is, where the API tells only the actor. */
export function useActorName(): (actor: string) => string {
  const members = useMemberNames();
  const { data: keys } = useQuery({ ...apiKeysQuery, staleTime: 60_000 });
  return useCallback(
    (actor) => {
      const [kind, id = ''] = actor.split(':');
      const name =
        kind === 'user'
          ? members.get(id)
          : kind === 'key'
            ? keys?.items.find((key) => key.id === id)?.name
            : null;
      return actorWords({ actor, actorName: name ?? null });
    },
    [members, keys],
  );
}
