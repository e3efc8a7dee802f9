import { Button, Group, TagsInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, isChangedMeanwhile, meantFor, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { FormProblem } from '../../../ui/form-problem';
import { showDone } from '../../../ui/notify';
import { accountQuery } from '../account/account';

/** Which dispositions put a number on the list by themselves. */
export function Dispositions() {
  const { data } = useQuery(accountQuery);
  /** What was typed, and the settings that it was typed over. */
  const [draft, setDraft] = useState<{ dispositions: string[]; over: Schemas['Account'] } | null>(null);
  const changed = useChanged();
  const save = useMutation({
    mutationFn: ({ dispositions, over }: NonNullable<typeof draft>) =>
      answer(
        api.PATCH('/v1/account', {
          params: { header: meantFor(over) },
          body: { doNotCallDispositions: dispositions },
        }),
      ),
    meta: { quiet: true },
    onSuccess: async () => {
      showDone('The dispositions are saved.');
      await changed('account');
      setDraft(null);
    },
    onError: async (error) => {
      if (!isChangedMeanwhile(error)) return;
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
        value={draft?.dispositions ?? data.doNotCallDispositions}
        onChange={(dispositions) => setDraft({ dispositions, over: draft?.over ?? data })}
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
