import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, isChangedMeanwhile, meantFor, ProblemError, type Schemas } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { fieldErrors, showUnlessAtFields } from '../../../ui/field-errors';
import { showDone } from '../../../ui/notify';

export type Account = Schemas['Account'];
type Change = Schemas['ChangeAccount'];

/** What stands in the form's fields. Numbers may be empty while somebody types. */
export interface AccountDraft {
  name: string;
  timeZone: string;
  inactivityDays: number | '';
  noticeDays: number | '';
  /** As they are typed. */
  reminderDays: string[];
  /** `HH:MM`. */
  archiveFrom: string;
  archiveTo: string;
  maxKeeps: number | '';
  callbackGraceDays: number | '';
  removeReleaseBlocks: boolean;
  namesInTemporal: boolean;
}

export const draftOf = ({
  name,
  timeZone,
  inactivityDays,
  noticeDays,
  reminderDays,
  archiveWindow,
  maxKeeps,
  callbackGraceDays,
  removeReleaseBlocks,
  namesInTemporal,
}: Account): AccountDraft => ({
  name,
  timeZone,
  inactivityDays,
  noticeDays,
  reminderDays: reminderDays.map(String),
  archiveFrom: archiveWindow.from,
  archiveTo: archiveWindow.to,
  maxKeeps,
  callbackGraceDays,
  removeReleaseBlocks,
  namesInTemporal,
});

/** The account's settings while they are being edited. */
export function useAccountForm(account: Account) {
  /** What the draft was made of: only that is changed, not what somebody else has saved since. */
  const [base, setBase] = useState(account);
  const [seen, setSeen] = useState(account.etag);
  const [draft, setDraft] = useState(() => draftOf(account));
  const changed = useChanged();
  const save = useMutation({
    mutationFn: (body: Change) =>
      answer(api.PATCH('/v1/account', { params: { header: meantFor(base) }, body })),
    meta: { quiet: true },
    onSuccess: (saved) => {
      setBase(saved);
      setDraft(draftOf(saved));
      showDone('The settings are saved.');
      return changed('account');
    },
    onError: (error) => {
      if (!isPolicyError(error)) showUnlessAtFields(error);
      if (isChangedMeanwhile(error)) void changed('account');
    },
  });
  const saved = draftOf(base);
  const { archiveFrom: from, archiveTo: to, reminderDays, ...plain } = draft;
  const changes: Change = {
    ...Object.fromEntries(
      Object.entries(plain).filter(
        ([field, value]) => value !== saved[field as keyof AccountDraft] && value !== '',
      ),
    ),
    ...(reminderDays.join() !== saved.reminderDays.join() && { reminderDays: reminderDays.map(Number) }),
    ...((from !== saved.archiveFrom || to !== saved.archiveTo) && { archiveWindow: { from, to } }),
  };
  const typed = Object.keys(changes).length > 0;
  const beginAgain = () => {
    setBase(account);
    setDraft({ ...draftOf(account), ...differing(draft, saved) });
  };
  if (account.etag !== seen) {
    setSeen(account.etag);
    if (!typed) beginAgain();
  }
  // The person was told; what they save now is meant for this.
  if (isChangedMeanwhile(save.error) && account.etag !== base.etag) beginAgain();
  return {
    draft,
    /** Puts one field. */
    set: (change: Partial<AccountDraft>) => {
      setDraft((before) => ({ ...before, ...change }));
      // What was said against the last try need not hold any more.
      if (save.isError) save.reset();
    },
    reset: () => {
      setDraft(saved);
      save.reset();
    },
    save,
    changes,
    changed: typed,
    complete: Object.values(draft).every((value) => value !== ''),
    errors: errorsOf(draft, save.error),
    shorter: typeof draft.inactivityDays === 'number' && draft.inactivityDays < account.inactivityDays,
  };
}

/** What was typed. */
const differing = (draft: AccountDraft, saved: AccountDraft): Partial<AccountDraft> =>
  Object.fromEntries(
    Object.entries(draft).filter(
      ([field, value]) => String(value) !== String(saved[field as keyof AccountDraft]),
    ),
  );

const isCode = (error: unknown, code: string) => error instanceof ProblemError && error.code === code;
const isPolicyError = (error: unknown) =>
  isCode(error, 'notice_not_before_deadline') || isCode(error, 'reminder_not_after_notice');

function errorsOf(
  { inactivityDays, noticeDays, reminderDays }: AccountDraft,
  error: unknown,
): Readonly<Record<string, string>> {
  const late =
    typeof inactivityDays === 'number' && typeof noticeDays === 'number' && noticeDays >= inactivityDays;
  const misspelt = reminderDays.some((days) => !/^[1-9][0-9]?$/.test(days));
  const early = typeof noticeDays === 'number' && reminderDays.some((days) => Number(days) >= noticeDays);
  return {
    ...fieldErrors(error),
    ...(misspelt
      ? { reminderDays: 'Numbers of days, such as 3 and 1.' }
      : (early || isCode(error, 'reminder_not_after_notice')) && {
          reminderDays: 'Each nearer to the deadline than the notice.',
        }),
    ...((late || isCode(error, 'notice_not_before_deadline')) && {
      noticeDays: 'Fewer days than without a dial, so that people are told before it happens.',
    }),
  };
}
