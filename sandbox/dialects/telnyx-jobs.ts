/**
 * Telnyx's jobs over many numbers: bodies, limits and errors from team-telnyx/openapi (`PhoneNumbersJob`, the examples of
 * error 10015). Not public, and so chosen here: that a number that may not be deleted fails with 10015.
 */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { answering, json, type Answer, type Incoming, type Operation } from '../dialect.ts';
import type { Order, OrderKind } from '../model.ts';
import type { Store } from '../store.ts';

const kinds: Readonly<Record<string, OrderKind>> = {
  delete_phone_numbers: 'release',
  update_phone_numbers: 'unlock',
  update_emergency_settings: 'emergency_off',
};
const types = Object.fromEntries(Object.entries(kinds).map(([type, kind]) => [kind, type]));
const mostNumbers = 1_000;
const mostPending = 20;
const defaultPageSize = 20;
const maxPageSize = 250;

const common = { phone_numbers: z.array(z.string()).default([]) };
/** Of what a job can change, the sandbox knows what keeps a number from being deleted. */
const bodies = {
  release: z.object(common),
  unlock: z.object({ ...common, deletion_lock_enabled: z.literal(false) }),
  emergency_off: z.object({ ...common, emergency_enabled: z.literal(false) }),
};

/** `POST /phone_numbers/jobs/{type}`. */
export function beginJob(
  request: Incoming,
  { store, account, now, type }: { store: Store; account: string; now: Date; type: string },
): Operation | null {
  const kind = kinds[type];
  if (kind === undefined) return null;
  const action = kind === 'release' ? 'release' : 'unblock';
  const { data: body } = bodies[kind].safeParse(parsed(request.body));
  const wanted = body?.phone_numbers ?? [];
  const find = () =>
    wanted.map((one) =>
      one.startsWith('+') ? store.rented('telnyx', one) : store.rental('telnyx', account, one),
    );
  const numbers = find().flatMap((rental) => rental?.e164 ?? []);
  const refuse = (pointer: string, detail: string) =>
    answering(action, account, refusal(pointer, detail), numbers);
  if (wanted.length === 0) return refuse('/phone_numbers', 'must be present');
  if (wanted.length > mostNumbers) return refuse('/phone_numbers', '1000 numbers is the maximum allowed.');
  if (new Set(wanted.map((one) => one.startsWith('+'))).size > 1) {
    return refuse(
      '/phone_numbers',
      'You must specify either all phone numbers in the e164 format or all as phone number ids',
    );
  }
  return {
    action,
    account,
    numbers,
    perform() {
      const pending = store
        .pendingOrders()
        .filter((order) => order.carrier === 'telnyx' && order.account === account);
      if (pending.length >= mostPending) {
        return {
          answer: refusal('/base', 'You can have at most 20 pending or in progress jobs'),
          effect: false,
        };
      }
      if (find().some((rental) => rental?.account !== account || rental.releasedAt !== null)) {
        return {
          answer: refusal('/phone_numbers', 'You must own every number in the bulk request'),
          effect: false,
        };
      }
      const job: Order = {
        id: randomUUID(),
        carrier: 'telnyx',
        kind,
        account,
        customerOrderId: null,
        numbers,
        createdAt: now.toISOString(),
        dueAt: new Date(now.getTime() + store.orderDelayMs).toISOString(),
        result: null,
      };
      store.putOrder(job);
      return { answer: json(202, { data: show(job, store) }), effect: true };
    },
  };
}

/** `GET /phone_numbers/jobs/{id}`; null when there is no such job. */
export function readJob(store: Store, account: string, id: string): Operation | null {
  const job = store.order('telnyx', account, id);
  return job ? answering('poll', account, json(200, { data: show(job, store) }), job.numbers) : null;
}

/** `GET /phone_numbers/jobs`, newest first. */
export function listJobs({ query }: Incoming, store: Store, account: string): Operation {
  const type = query.get('filter[type]');
  const size = Math.min(Number(query.get('page[size]') ?? defaultPageSize) || defaultPageSize, maxPageSize);
  const page = Math.max(Number(query.get('page[number]') ?? 1) || 1, 1);
  const all = store.ordersOf('telnyx', account).filter((job) => type === null || types[job.kind] === type);
  const shown = all.slice((page - 1) * size, page * size);
  const meta = {
    total_pages: Math.ceil(all.length / size),
    total_results: all.length,
    page_number: page,
    page_size: size,
  };
  const data = shown.map((job) => show(job, store));
  return answering(
    'poll',
    account,
    json(200, { data, meta }),
    shown.flatMap(({ numbers }) => numbers),
  );
}

function show({ id, kind, createdAt, numbers, result }: Order, store: Store): Record<string, unknown> {
  const named = (e164: string) => ({
    id: store.lastRental('telnyx', e164)?.ref,
    phone_number: e164,
  });
  const failures = (result?.failed ?? []).map(({ e164, code }) => ({
    ...named(e164),
    errors: [{ code: String(code), title: 'Bad Request' }],
  }));
  return {
    id,
    record_type: 'phone_numbers_job',
    type: types[kind],
    status: result === null ? 'in_progress' : 'completed',
    created_at: createdAt,
    phone_numbers: numbers.map(named),
    pending_operations: result === null ? numbers.map(named) : [],
    successful_operations: (result?.done ?? []).map(named),
    failed_operations: failures,
  };
}

function refusal(pointer: string, detail: string): Answer {
  const errors = [{ code: '10015', title: 'Bad Request', detail, source: { pointer } }];
  return { ...json(422, { errors }), code: '10015' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
