import { signalwireHeldDays } from './held-days.ts';

/**
 * The catalogue of reasons an adapter may give. The code is stable (it is stored in receipts, shown by the API and
 * searched for by operators); the words may be improved at any time. `title` says what happened, `whatToDo` what a
 * person can do about it; for a reason that heals by itself it says so.
 */
export interface Reason {
  title: string;
  whatToDo: string;
}

const healsByItself = 'Nothing: Lastcall asks again by itself.';

export const reasons = {
  aborted: {
    title: 'The request was cut short because the worker was stopping.',
    whatToDo: healsByItself,
  },
  account_locked: {
    title: 'The carrier has locked the account.',
    whatToDo: 'Have the account unlocked by the carrier’s support, then press retry.',
  },
  block_being_removed: {
    title: 'What kept the number from being given back is being taken away at the carrier.',
    whatToDo: 'Nothing: Lastcall sends the release again.',
  },
  branded_calling_registered: {
    title: 'The number belongs to an active or in-review Branded Calling registration.',
    whatToDo:
      'Unassign the number from its Branded Calling bundle in the carrier’s console, then press retry.',
  },
  callback_grace: {
    title: 'The number is still held, so that people who call back reach somebody.',
    whatToDo: 'Nothing: it is given back when the account’s call-back grace is over.',
  },
  carrier_error: {
    title: 'The carrier answered with an error of its own.',
    whatToDo: healsByItself,
  },
  carrier_not_configured: {
    title: 'No credentials are configured for the number’s carrier.',
    whatToDo: 'Add the carrier’s credentials, then press retry.',
  },
  carrier_unreachable: {
    title: 'The carrier could not be reached; nothing was sent.',
    whatToDo: healsByItself,
  },
  credentials_rejected: {
    title: 'The carrier rejected our credentials, or they may not touch this number.',
    whatToDo:
      'Check the key and its permissions in the carrier’s console, correct them here, then press retry.',
  },
  credentials_unreadable: {
    title: 'The account’s credentials at the carrier cannot be decrypted.',
    whatToDo:
      'Enter the credentials again, or have whoever runs Lastcall put back the key that the worker’s log names; then press retry.',
  },
  deletion_lock_enabled: {
    title: 'The number’s deletion lock is on.',
    whatToDo:
      'Switch the deletion lock off in the carrier’s console, or allow Lastcall to do so in the account’s settings, then press retry.',
  },
  emergency_address_registered: {
    title: 'An emergency address is registered for the number.',
    whatToDo:
      'Unregister the emergency address in the carrier’s console, or allow Lastcall to do so in the account’s settings, then press retry.',
  },
  emergency_address_unregistering: {
    title: 'The number’s emergency address is being unregistered.',
    whatToDo: healsByItself,
  },
  failure_threshold_exceeded: {
    title: 'The carrier counts too many requests for something that does not exist.',
    whatToDo: healsByItself,
  },
  held_by_another_account: {
    title: 'The carrier says that the number belongs to another account or subaccount than ours.',
    whatToDo:
      'Nothing was sent. Look the number up in the carrier’s console: enter the credentials of the account that rents it, or move it to ours, then press retry.',
  },
  held_elsewhere: {
    title: 'Another account of this installation holds this number too, so it was not given back.',
    whatToDo:
      'Ask whoever runs the installation whose number it is. If it is yours alone, enter your own credentials at the carrier or have the other account give its rental up, then press retry.',
  },
  hosted_number: {
    title: 'The carrier only hosts the number, which is rented or owned elsewhere.',
    whatToDo:
      'Nothing was sent: giving it back would end the hosting of a number of your own. If that is meant, end it in the carrier’s console, then press retry.',
  },
  moved_to_subaccount: {
    title: 'The number was moved: another subaccount of the account rents it, and pays for it.',
    whatToDo:
      'Nothing was sent there. If the number is not needed there, retry with that subaccount, and it is given back from there; else move it to where it was.',
  },
  no_answer: {
    title: 'The carrier did not answer; the request may or may not have been carried out.',
    whatToDo: 'Nothing: Lastcall reads back before it sends anything again.',
  },
  not_in_service_yet: {
    title: 'The carrier says that the number is in the account, but not in service.',
    whatToDo:
      'Nothing: Lastcall asks again by itself. If it stays so, release it by hand in the carrier’s console.',
  },
  number_not_supported: {
    title: 'The carrier’s API knows no numbers of this form.',
    whatToDo:
      'Correct the number or its carrier, or release it by hand in the carrier’s console, then press retry.',
  },
  order_accepted: {
    title: 'The carrier took the order and works on it.',
    whatToDo: healsByItself,
  },
  order_being_looked_for: {
    title: 'A request got no answer, and its order is looked for among the carrier’s orders of the day.',
    whatToDo: healsByItself,
  },
  order_failed: {
    title: 'The carrier could not carry out the order.',
    whatToDo: 'Look up the carrier’s code in the receipt, remove the cause in its console, then press retry.',
  },
  order_hangs: {
    title: 'The carrier took the order long ago and has not carried it out.',
    whatToDo:
      'Lastcall goes on asking. Have the carrier’s support look the order up; if it was cancelled, release the number by hand in the carrier’s console: Lastcall sees that it is gone.',
  },
  order_lost: {
    title: 'The carrier does not know the order it accepted.',
    whatToDo: 'Nothing: Lastcall reads back before it sends anything again.',
  },
  order_not_found_yet: {
    title: 'A request got no answer, and the carrier does not list an order of it, or not yet.',
    whatToDo: 'Nothing: Lastcall looks again for a minute before it sends anything again.',
  },
  order_of_many_refused: {
    title: 'The carrier refused an order for many numbers; this one is given back by itself.',
    whatToDo: healsByItself,
  },
  order_expired: {
    title: 'The carrier gave the order up before it came to this number.',
    whatToDo: healsByItself,
  },
  to_be_ordered: {
    title: 'Nothing that was sent can still have an effect; the number is ordered next, with others.',
    whatToDo: healsByItself,
  },
  patience_exhausted: {
    title: 'Every attempt has failed for longer than we keep trying by ourselves.',
    whatToDo: 'See the last answers in the receipt, remove the cause, then press retry.',
  },
  purchased_too_recently: {
    title: `The carrier releases a number only some time after it was added to the project (${signalwireHeldDays.usual} days, ${signalwireHeldDays.trial} in trial mode).`,
    whatToDo: 'Nothing: Lastcall waits until then. The carrier’s support can release it earlier.',
  },
  reference_invalid: {
    title: 'Our reference of the rental is not of the form that the carrier’s references have.',
    whatToDo:
      'Nothing was sent. Look the number up in the carrier’s console, correct the reference here, then press retry.',
  },
  reference_of_another_number: {
    title: 'The carrier says that our reference of the rental stands for another number.',
    whatToDo:
      'Nothing was sent. Look the number up in the carrier’s console, correct the reference here, then press retry.',
  },
  refused_by_carrier: {
    title: 'The carrier refuses to release the number.',
    whatToDo: 'Look up the carrier’s code in the receipt, remove the cause in its console, then press retry.',
  },
  rented_again: {
    title: 'The carrier says that the number was bought after the purchase that our books know.',
    whatToDo:
      'Nothing was sent. Somebody may have bought the number again: if nobody needs it, release it in the carrier’s console, then press retry.',
  },
  rented_under_another_id: {
    title: 'The carrier rents the number to the account, but under another id than the one we know.',
    whatToDo:
      'Look the number up in the carrier’s console. If our id is wrong, correct it here; if the number was bought again and nobody needs it, release it there. Then press retry.',
  },
  still_listed: {
    title: 'The carrier says that the number is released, but its own list still has it.',
    whatToDo: healsByItself,
  },
  subaccount_not_named: {
    title: 'The number is in a subaccount that the account’s credentials do not name.',
    whatToDo: 'Enter the carrier’s credentials again with that subaccount among them, then press retry.',
  },
  throttled: {
    title: 'The carrier asks us to slow down; it did nothing.',
    whatToDo: healsByItself,
  },
  unexpected_answer: {
    title: 'The answer is not one the carrier documents.',
    whatToDo: 'Check the carrier’s base URL and any proxy in between, then press retry.',
  },
} as const satisfies Record<string, Reason>;

/** A code of the catalogue. */
export type ReasonCode = keyof typeof reasons;

/** A reason as a row has it. The row may be older than the catalogue; then its code stands for the words. */
export function reasonOf(code: string): Reason {
  const known = reasons[code as ReasonCode] as Reason | undefined;
  return known ?? { title: code, whatToDo: '' };
}
