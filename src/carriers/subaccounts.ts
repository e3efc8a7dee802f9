import type {
  CallOptions,
  Carrier,
  CarrierListing,
  CarrierNumber,
  LocateOutcome,
  WithAnswer,
} from './contract.ts';

/** The subaccounts of a customer, or other accounts of the same owner, to which its numbers may be moved. */
export interface Subaccounts {
  /** The carrier's ids of those that the account names: their lists are read too. */
  named: readonly string[];
  /** The adapter of one of them, which refuses everything where the account has no way into it. */
  open: (id: string) => Carrier;
}

const noAnswer = { httpStatus: null, carrierCode: null };

/**
 * An account together with its subaccounts. What is asked about a number goes to the one that rents it; a number that is
 * not where our books have it is looked for in the others.
 */
export function withSubaccounts(main: Carrier, { named, open }: Subaccounts): Carrier {
  const at = ({ subaccount = null }: CarrierNumber) => (subaccount === null ? main : open(subaccount));
  const { orders, blocks, effectWithinMs } = main;
  return {
    release: (number, options) => at(number).release(number, options),
    readBack: (number, options) => at(number).readBack(number, options),
    locate: (number, options) => locate(main, { named, open }, number, options),
    // The account's own: no carrier that takes orders has subaccounts here.
    ...(orders && { orders }),
    ...(effectWithinMs !== undefined && { effectWithinMs }),
    ...(blocks && {
      blocks: {
        reasons: blocks.reasons,
        remove: (number, reason, options) => (at(number).blocks ?? blocks).remove(number, reason, options),
      },
    }),
    async *list(options) {
      yield* main.list(options);
      for (const id of named) {
        for await (const page of open(id).list(options)) {
          yield page.map((listing): CarrierListing => ({ ...listing, subaccount: id }));
        }
      }
    },
  };
}

async function locate(
  main: Carrier,
  { named, open }: Subaccounts,
  number: CarrierNumber,
  options: CallOptions,
): Promise<WithAnswer<LocateOutcome>> {
  const told = await main.locate?.(number, options);
  if (told && (told.kind !== 'gone' || told.absence === 'proved')) return told;
  let last = told?.answer ?? noAnswer;
  const { subaccount: ours = null } = number;
  for (const id of [null, ...named].filter((each) => each !== ours)) {
    // Under whatever id: a rental that was moved may have got another one.
    const seen = await (id === null ? main : open(id)).readBack(
      { e164: number.e164, carrierRef: null },
      options,
    );
    if (seen.kind === 'present') return { kind: 'elsewhere', subaccount: id, answer: seen.answer };
    if (seen.kind !== 'gone') return seen;
    last = seen.answer;
  }
  const lookedEverywhere = named.length > 0 || told?.absence === 'absent_everywhere_we_can_see';
  return {
    kind: 'gone',
    absence: lookedEverywhere ? 'absent_everywhere_we_can_see' : 'unknown',
    answer: last,
  };
}

/** The part of an entry before the first colon: the subaccount's id, where its secret stands behind it. */
export const idOf = (entry: string): string => entry.split(':', 1)[0] ?? entry;

/** The part behind it; empty where there is none. */
export const secretOf = (entry: string): string => entry.slice(idOf(entry).length + 1);
