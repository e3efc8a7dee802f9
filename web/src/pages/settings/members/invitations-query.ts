import { answer, api } from '../../../api/client';

export const invitationsQuery = {
  queryKey: ['invitations'],
  queryFn: () => answer(api.GET('/v1/invitations')),
};
