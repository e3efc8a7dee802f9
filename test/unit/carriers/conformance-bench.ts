import { randomUUID } from 'node:crypto';
import type {
  Carrier,
  CarrierNumber,
  OrderOptions,
  OrderOutcome,
  ReadBackOutcome,
  ReleaseOutcome,
  WithAnswer,
} from '../../../src/carriers/contract.ts';
import { createCarrier } from '../../../src/carriers/registry.ts';
import { sandboxAccounts, sandboxCredentials } from '../../../sandbox/accounts.ts';
import { sandboxControl, type SandboxControl } from '../../../sandbox/control-client.ts';
import type { Seed } from '../../../sandbox/control-schemas.ts';
import type { Account, DialectId } from '../../../sandbox/model.ts';

export interface Answered {
  kind: string;
  [field: string]: unknown;
}

/** One number of one carrier, and what a case may do with it. */
export interface Bench {
  carrierId: DialectId;
  control: SandboxControl;
  carrier: Carrier;
  number: CarrierNumber;
  url: string;
  account: Account;
  /** The last request in the log before the case began. */
  seq: number;
  /** Sends a release; where that is an order, under an id of its own. */
  release: (carrier?: Carrier) => Promise<ReleaseOutcome>;
  readBack: (carrier?: Carrier) => Promise<ReadBackOutcome>;
  poll: (orderRef: string) => Promise<WithAnswer<OrderOutcome>>;
  /** Looks for the order of the last release. */
  findOrder: () => Promise<OrderOutcome | { kind: 'no_order' }>;
  /** The adapter with another secret, another patience, or subaccounts. */
  other: (changed: { secret?: string; timeoutMs?: number; subaccounts?: string[] }) => Carrier;
}

type Extras = Omit<NonNullable<Seed['numbers']>[number], 'e164'>;

let next = 15_550_300_000;

/** Rents a number that no other case has, unless it is only to exist in our books. */
export async function createBench(
  url: string,
  carrierId: DialectId,
  given: Extras & { notRented?: true } = {},
): Promise<Bench> {
  const found = sandboxAccounts.find(({ carrier }) => carrier === carrierId);
  if (!found) throw new Error(`The sandbox has no account for ${carrierId}`);
  const account: Account = found;
  const control = sandboxControl(url);
  next += 1;
  const e164 = `+${next}`;
  const { notRented, ...extras } = given;
  const seed = { carrier: carrierId, account: account.account, numbers: [{ e164, ...extras }] };
  if (!notRented) await control.seed(seed);
  const other: Bench['other'] = ({ secret = account.secret, timeoutMs = 5_000, subaccounts }) =>
    create(carrierId, { ...account, secret, subaccounts }, { baseUrl: `${url}/${carrierId}`, timeoutMs });
  const ours = other({});
  const number: CarrierNumber = { e164, carrierRef: await refOf(ours, e164) };
  const options: OrderOptions = { orderId: randomUUID() };
  const seq = (await control.requests({ carrier: carrierId })).at(-1)?.seq ?? 0;
  return {
    carrierId,
    control,
    carrier: ours,
    number,
    url,
    account,
    seq,
    release(carrier = ours) {
      options.orderId = randomUUID();
      return carrier.release(number, options);
    },
    readBack: (carrier = ours) => carrier.readBack(number, options),
    async poll(orderRef) {
      const report = await required(ours.orders).read(orderRef, options);
      return report.of(number, options);
    },
    async findOrder() {
      const search = { ...options, sentAfter: new Date(Date.now() - 60_000) };
      for (;;) {
        const order = await required(ours.orders).find(number, search);
        if ('of' in order) return order.of(number, options);
        // Other cases have made orders meanwhile, and so many are opened in one go.
        if (order.kind !== 'retry_after' || order.reason !== 'order_being_looked_for') return order;
      }
    },
    other,
  };
}

function create(
  id: DialectId,
  { subaccounts, ...account }: Account & { subaccounts: string[] | undefined },
  options: { baseUrl: string; timeoutMs: number },
): Carrier {
  const credentials = { ...sandboxCredentials(id, account), ...(subaccounts && { subaccounts }) };
  return createCarrier(id, credentials, options);
}

/** The carrier's id as our books would have it: from the carrier's own list. */
async function refOf(carrier: Carrier, e164: string): Promise<string | null> {
  const seen = await carrier.readBack({ e164, carrierRef: null }, {});
  return seen.kind === 'present' ? seen.carrierRef : null;
}

function required<T>(asked: T | undefined): T {
  if (asked === undefined) throw new Error('This carrier takes no orders');
  return asked;
}
