import { Button, Group, TagsInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { FormProblem } from '../../../ui/form-problem';
import { showDone } from '../../../ui/notify';
import { accountQuery } from '../account/account';

/** Which dispositions put a number on the list by themselves. */
export function Dispositions() {
  const { data } = useQuery(accountQuery);
  const [draft, setDraft] = useState<string[] | null>(null);
  const changed = useChanged();
  const save = useMutation({
    mutationFn: (doNotCallDispositions: string[]) =>
      answer(api.PATCH('/v1/account', { body: { doNotCallDispositions } })),
    meta: { quiet: true },
    onSuccess: async () => {
      showDone('The dispositions are saved.');
      await changed('account');
      setDraft(null);
    },
  });
  if (!data) return null;
  return (
    <>
      <TagsInput
        label="Dispositions that mean it"
        description="A call that ends with one of these puts its number on the list, from the moment that you save. Capital letters do not matter."
        maxTags={50}
        value={draft ?? data.doNotCallDispositions}
        onChange={setDraft}
      />
      <FormProblem error={save.error} />
      {draft && (
        <Group gap="xs">
          <Button size="xs" loading={save.isPending} onClick={() => save.mutate(draft)}>
            Save the dispositions
          </Button>
          <Button size="xs" variant="default" onClick={() => setDraft(null)}>
            Undo the changes
          </Button>
        </Group>
      )}
    </>
  );
}
