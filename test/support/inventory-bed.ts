import type { Sql } from 'postgres';
import type { Carrier, CarrierListing } from '../../src/carriers/contract.ts';
import { carrierRate } from '../../src/carriers/rates.ts';
import { sandboxAccounts } from '../../sandbox/accounts.ts';
import type { SandboxControl } from '../../sandbox/control-client.ts';
import type { Database } from '../../src/db/client.ts';
import { uuidv7 } from '../../src/ids.ts';
import { compareInventory } from '../../src/inventory/compare.ts';
import { emptyAccounts } from './empty-accounts.ts';
import { makeAccount, makeActiveCampaign } from './factories.ts';
import { fixtures } from './fixtures.ts';
import { reference } from './reference.ts';
import type { TestSandbox } from './sandbox.ts';

const carrier = 'plivo';
const customer = sandboxAccounts.find(({ carrier: id }) => id === carrier)!;

export interface FindingRow {
  kind: string;
  e164: string;
  cents: number | null;
  resolution: string | null;
}

/** What the inventory's tests share; the carrier is the sandbox's Plivo, whose list tells prices and has small pages. */
export interface InventoryBed {
  db: Database;
  sql: Sql;
  control: SandboxControl;
  carrier: Carrier;
  accountId: string;
  campaignId: string;
  /** Rents numbers at the carrier, `count` from `+1415555<from>` on. */
  rent(from: number, count?: number, extra?: { monthlyCostCents?: number }): Promise<string[]>;
  /** Releases at the carrier, as somebody in its console would. */
  giveBack(e164: string): Promise<unknown>;
  /** Puts a number into our books. */
  book(
    e164: string,
    row: {
      state: string;
      minutesAgo?: number;
      releasedMinutesAgo?: number;
      accountId?: string;
      campaignId?: string | null;
    },
  ): Promise<string>;
  /** Compares; `between` runs after every page of the list. */
  compare(options?: {
    between?: (page: CarrierListing[], index: number) => Promise<unknown>;
    carrier?: Carrier | null;
    comparisonId?: string;
    signal?: AbortSignal;
  }): ReturnType<typeof compareInventory>;
  /** The findings, in the order of their digits. */
  findings(): Promise<FindingRow[]>;
}

export const digits = (n: number) => `+1415555${String(n).padStart(4, '0')}`;

const { test: base } = fixtures();
const { to, set } = reference<InventoryBed>('bed');

/** For each test, an account with an active campaign, and an empty carrier; database and sandbox are the file's. */
async function makeBed(db: Database, { control, carrierFor }: TestSandbox): Promise<InventoryBed> {
  const { sql } = db;
  await control.reset();
  // Accounts without credentials of their own share the carrier's, so what one test books is seen by the next.
  await emptyAccounts(sql);
  const bed = { db, sql, control } as InventoryBed;
  bed.carrier = (await carrierFor('', carrier))!;
  bed.accountId = await makeAccount(sql);
  bed.campaignId = await makeActiveCampaign(sql, bed.accountId);

  bed.rent = async (from, count = 1, extra = {}) => {
    const numbers = Array.from({ length: count }, (_, at) => ({ e164: digits(from + at), ...extra }));
    await bed.control.seed({ carrier, account: customer.account, numbers });
    return numbers.map(({ e164 }) => e164);
  };
  bed.giveBack = (e164) => bed.control.change({ carrier, e164, released: true });
  bed.book = async (e164, { state, minutesAgo = 60, releasedMinutesAgo, ...row }) => {
    const id = uuidv7();
    const { accountId = bed.accountId } = row;
    const campaignId =
      row.campaignId === undefined && state !== 'available' ? bed.campaignId : (row.campaignId ?? null);
    await bed.sql`
      insert into phone_numbers (id, account_id, campaign_id, e164, carrier, state, created_at, released_at)
      values (${id}, ${accountId}, ${campaignId}, ${e164}, ${carrier}, ${state},
        now() - make_interval(mins => ${minutesAgo}),
        case when ${state} = 'released' then now() - make_interval(mins => ${releasedMinutesAgo ?? 30}) end)`;
    if (state === 'assigned') {
      await bed.sql`update campaigns set number_count = number_count + 1 where id = ${campaignId}`;
    }
    return id;
  };
  bed.compare = ({ between, carrier: other, comparisonId = uuidv7(), signal } = {}) => {
    const real = other === undefined ? bed.carrier : other;
    const watched: Carrier | null = real && {
      ...real,
      async *list(options) {
        let index = 0;
        for await (const page of real.list(options)) {
          yield page;
          await between?.(page, index);
          index += 1;
        }
      },
    };
    const deps = {
      sql: bed.sql,
      carrierFor: () => Promise.resolve(watched),
      rate: () => carrierRate(1_000),
      signal,
    };
    return compareInventory(deps, { comparisonId, accountId: bed.accountId, carrier });
  };
  bed.findings = async () => [
    ...(await bed.sql<FindingRow[]>`
      select kind, e164, monthly_cost_cents as cents, resolution from findings
      where account_id = ${bed.accountId} order by e164, kind`),
  ];
  return bed;
}

export const bed = to;
export const test = base.extend('bed', { auto: true }, async ({ db, sandbox }) =>
  set(await makeBed(db, sandbox)),
);
