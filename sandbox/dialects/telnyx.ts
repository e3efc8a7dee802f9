/**
 * Telnyx's API v2, as far as numbers go. Shapes from team-telnyx/openapi and developers.telnyx.com (error codes 10005,
 * 10009, 10011, rate limit headers). Not public, and so chosen here: the code of a locked number's 422.
 */
import { randomInt } from 'node:crypto';
import {
  answering,
  json,
  releasing,
  type Answer,
  type Dialect,
  type Incoming,
  type Operation,
} from '../dialect.ts';
import type { Rental } from '../model.ts';
import { settleOrders } from '../orders.ts';
import type { Store } from '../store.ts';
import { beginJob, listJobs, readJob } from './telnyx-jobs.ts';

const resource = /^\/v2\/phone_numbers(?:\/(\d+))?$/;
const jobs = /^\/v2\/phone_numbers\/(jobs)(?:\/([\w-]+))?$/;
const defaultPageSize = 20;
const maxPageSize = 250;

const notFound = () => error(404, '10005', 'Resource not found');

export const telnyxDialect: Dialect<'telnyx'> = {
  id: 'telnyx',
  customer: { account: 'sandbox', secret: 'sandbox-key' },
  credentials: (_account, apiKey) => ({ apiKey }),

  understand(request, store, now) {
    settleOrders(store, now);
    const secret = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const account = secret && store.accountBySecret('telnyx', secret)?.account;
    if (!account) return answering('rejected', null, error(401, '10009', 'Authentication failed'));
    const [, isJob, job] = jobs.exec(request.path) ?? [];
    if (isJob !== undefined) {
      if (request.method === 'GET') {
        return job === undefined
          ? listJobs(request, store, account)
          : (readJob(store, account, job) ?? answering('poll', account, notFound()));
      }
      return (
        beginJob(request, { store, account, now, type: job ?? '' }) ??
        answering('rejected', account, notFound())
      );
    }
    const match = resource.exec(request.path);
    if (!match) return answering('rejected', account, notFound());
    const [, id] = match;
    if (id === undefined && request.method === 'GET') return list(request, store, account);
    if (id === undefined) return answering('rejected', account, error(405, '10015', 'Bad Request'));
    const find = () => store.rental('telnyx', account, id);
    const rental = find();
    const numbers = rental ? [rental.e164] : [];
    if (request.method === 'DELETE') {
      return releasing({ store, now, account, numbers }, find, {
        done: (released) => json(200, { data: show(released) }),
        gone: notFound,
        refusal: ({ hold }) => (hold === null ? null : error(422, '10015', 'Bad Request')),
      });
    }
    const answer = rental?.releasedAt === null ? json(200, { data: show(rental) }) : notFound();
    return answering('read', account, answer, numbers);
  },

  /** Telnyx documents its own header instead of `Retry-After`. */
  throttled(retryAfter) {
    const answer = error(429, '10011', 'Too many requests');
    if (retryAfter !== null) answer.headers = { ...answer.headers, 'x-ratelimit-reset': retryAfter };
    return answer;
  },
  failed: () => error(500, '10007', 'Unexpected error'),
  newRef: () => `1${Array.from({ length: 18 }, () => randomInt(10)).join('')}`,
};

function list({ query }: Incoming, store: Store, account: string): Operation {
  const wanted = query.get('filter[phone_number]');
  const size = Math.min(Number(query.get('page[size]') ?? defaultPageSize) || defaultPageSize, maxPageSize);
  const page = Math.max(Number(query.get('page[number]') ?? 1) || 1, 1);
  return {
    action: wanted === null ? 'list' : 'read',
    account,
    numbers: wanted === null ? [] : [`+${wanted}`],
    perform() {
      const all = matching(store, account, wanted);
      const meta = {
        total_pages: Math.ceil(all.length / size),
        total_results: all.length,
        page_number: page,
        page_size: size,
      };
      const data = all.slice((page - 1) * size, page * size).map(show);
      return { answer: json(200, { data, meta }), effect: false };
    },
  };
}

/** Documented: anything but digits in the filter finds nothing. */
function matching(store: Store, account: string, wanted: string | null): Rental[] {
  if (wanted === null) return store.rentedBy('telnyx', account);
  if (!/^\d{3,}$/.test(wanted)) return [];
  const exact = store.rented('telnyx', `+${wanted}`);
  if (exact) return exact.account === account ? [exact] : [];
  return store.rentedBy('telnyx', account).filter(({ e164 }) => e164.includes(wanted));
}

function show(rental: Rental): Record<string, unknown> {
  return {
    id: rental.ref,
    record_type: 'phone_number',
    phone_number: rental.e164,
    phone_number_type: 'local',
    status: rental.releasedAt === null ? 'active' : 'deleted',
    created_at: rental.purchasedAt,
    purchased_at: rental.purchasedAt,
    deletion_lock_enabled: rental.hold === 'deletion_lock',
    emergency_enabled: rental.hold === 'emergency_address',
    emergency_status: rental.hold === 'emergency_address' ? 'active' : 'disabled',
    tags: [],
  };
}

function error(status: number, code: string, title: string): Answer {
  const meta = { url: `https://developers.telnyx.com/docs/overview/errors/${code}` };
  return { ...json(status, { errors: [{ code, title, detail: `${title}.`, meta }] }), code };
}
