import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { FormProblem } from '../../ui/form-problem';

/** Gives the failed campaigns of a job another turn. */
export function Resume({ jobId }: { jobId: string }) {
  const queries = useQueryClient();
  const resume = useMutation({
    mutationFn: () => answer(api.POST('/v1/bulk-jobs/{jobId}/resume', { params: { path: { jobId } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['bulk-job', jobId] }),
  });
  return (
    <>
      <FormProblem error={resume.error} />
      <Button
        variant="default"
        loading={resume.isPending}
        onClick={() => resume.mutate()}
        style={{ alignSelf: 'flex-start' }}
      >
        Try the failed ones again
      </Button>
    </>
  );
}
