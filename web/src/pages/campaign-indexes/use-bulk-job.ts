import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answer, api, type Schemas } from '../../api/client';

/** Begins a bulk job, and goes to where its progress is shown. */
export function useBulkJob() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: Schemas['NewBulkJob']) => answer(api.POST('/v1/bulk-jobs', { body })),
    onSuccess: async ({ id }) => {
      await navigate(`/bulk-jobs/${id}`);
    },
  });
}
