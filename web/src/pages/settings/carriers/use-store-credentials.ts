import { useMutation } from '@tanstack/react-query';
import type { CarrierId } from '../../../api/carriers';
import { answer, api, ProblemError, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { fieldErrors } from '../../../ui/field-errors';
import { carrierName } from '../../../campaign/words';
import { showDone } from '../../../ui/notify';
import type { Credentials } from './carrier-state';

interface Attempt {
  credentials: Credentials;
  /** Stores them even where the carrier rejects them. */
  force: boolean;
}

/** Stores credentials after the carrier was asked about them. */
export function useStoreCredentials(carrier: CarrierId, onStored: () => void) {
  const changed = useChanged();
  const store = useMutation({
    mutationFn: ({ credentials, force }: Attempt) =>
      answer(
        api.PUT('/v1/carriers/{carrier}', {
          params: { path: { carrier }, query: { check: 'true', force: force ? 'true' : 'false' } },
          body: credentials,
        }),
      ),
    meta: { quiet: true },
    onSuccess: (stored) => {
      onStored();
      showDone(storedWords(stored));
      return changed('carrier');
    },
  });
  const errors = fieldErrors(store.error);
  const rejected = store.error instanceof ProblemError && store.error.code === 'credentials_rejected';
  const atFields = Object.keys(errors).length > 0;
  const problem = store.error === null || rejected || atFields ? undefined : store.error.message;
  return { store, errors, rejected, problem };
}

function storedWords({ carrier, checked, reason }: Schemas['StoredCarrier']): string {
  const name = carrierName(carrier);
  const waiting = 'Numbers that wait in the inbox go on when you press Retry there.';
  if (checked === 'ok') return `${name} accepts the credentials; they are stored. ${waiting}`;
  if (checked === 'rejected') return `The credentials are stored, though ${name} rejects them.`;
  return `The credentials are stored, but could not be checked. ${reason?.title ?? ''} ${reason?.whatToDo ?? ''}`.trim();
}
