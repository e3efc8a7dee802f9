import type { ReactNode } from 'react';
import type { paths } from '../../api/client';
import { ArchiveProgress } from '../../campaign/progress';
import type { Campaign } from '../../campaign/words';
import { count, type Times } from '../../ui/format';
import { DialledCell, NameCell, why } from './cells';

export type Sort = NonNullable<NonNullable<paths['/v1/campaigns']['get']['parameters']['query']>['sort']>;
type Order = Exclude<Sort, `-${string}`>;

/** What the orders are called, upwards and downwards. */
export const orderWords: Record<Order, readonly [up: string, down: string]> = {
  name: ['Name, A to Z', 'Name, Z to A'],
  created: ['Oldest first', 'Newest first'],
  start: ['Start, earliest first', 'Start, latest first'],
  end: ['End, earliest first', 'End, latest first'],
  callers: ['Callers, fewest first', 'Callers, most first'],
  contacts: ['Contacts, fewest first', 'Contacts, most first'],
  remaining: ['Remaining, fewest first', 'Remaining, most first'],
  progress: ['Progress, least first', 'Progress, most first'],
  numbers: ['Numbers, fewest first', 'Numbers, most first'],
  lastDial: ['Last dial, longest ago first', 'Last dial, newest first'],
  deadline: ['Archives itself soonest', 'Archives itself latest'],
  archived: ['Archived first', 'Archived most recently'],
};

export interface Column {
  head: string;
  /** The order that its head sorts by. */
  order?: Order;
  oneLine?: true;
  /** What the pointer is told beside what stands there. */
  hint?: (campaign: Campaign, times: Times) => string;
  cell: (campaign: Campaign, times: Times) => ReactNode;
}

/** Every column that an index can have. */
export const columns = {
  name: { head: 'Name', order: 'name', cell: (campaign) => <NameCell campaign={campaign} /> },
  shortId: { head: 'Short ID', oneLine: true, cell: ({ shortId }) => shortId },
  created: {
    head: 'Created',
    order: 'created',
    oneLine: true,
    hint: ({ createdAt }, times) => times.minute(createdAt),
    cell: ({ createdAt }, times) => times.day(createdAt),
  },
  start: {
    head: 'Start',
    order: 'start',
    oneLine: true,
    hint: ({ startsAt }, times) => times.minute(startsAt),
    cell: ({ startsAt }, times) => times.day(startsAt),
  },
  end: {
    head: 'End',
    order: 'end',
    oneLine: true,
    hint: ({ endsAt }, times) => times.minute(endsAt),
    cell: ({ endsAt }, times) => times.day(endsAt),
  },
  callers: { head: 'Callers', order: 'callers', cell: ({ callersOnline }) => count(callersOnline) },
  contacts: { head: 'Contacts', order: 'contacts', cell: ({ counts }) => count(counts.contacts) },
  remaining: { head: 'Remaining', order: 'remaining', cell: ({ counts }) => count(counts.remaining) },
  progress: { head: 'Progress', order: 'progress', cell: ({ counts }) => <DialledCell {...counts} /> },
  numbers: { head: 'Numbers', order: 'numbers', cell: ({ counts }) => count(counts.numbers) },
  lastDial: {
    head: 'Last dial',
    order: 'lastDial',
    oneLine: true,
    hint: ({ lastDialAt }, times) => times.minute(lastDialAt),
    cell: ({ lastDialAt }, times) => times.day(lastDialAt),
  },
  deadline: {
    head: 'Archives on',
    order: 'deadline',
    oneLine: true,
    hint: ({ deadline, exemption }, times) => exemption?.reason ?? times.minute(deadline),
    cell: ({ deadline, exemption }, times) => (exemption ? 'Exempt' : times.day(deadline)),
  },
  archived: {
    head: 'Archived',
    order: 'archived',
    oneLine: true,
    cell: ({ archive }, times) => times.minute(archive?.archivedAt ?? null),
  },
  why: { head: 'Why', cell: ({ archive }) => why(archive) },
  stage: { head: 'Progress', cell: (campaign) => <ArchiveProgress campaign={campaign} /> },
} satisfies Record<string, Column>;

export type ColumnId = keyof typeof columns;

interface IndexColumns {
  /** Besides the name, which is always there. */
  all: readonly ColumnId[];
  /** Those of them that are there until somebody chooses others. */
  usual: readonly ColumnId[];
  /** The order that it begins with. */
  first: Sort;
}

export const indexColumns: Record<Campaign['status'], IndexColumns> = {
  active: {
    all: [
      'start',
      'end',
      'callers',
      'remaining',
      'progress',
      'numbers',
      'lastDial',
      'deadline',
      'created',
      'shortId',
    ],
    usual: ['start', 'end', 'callers', 'remaining'],
    first: '-created',
  },
  draft: {
    all: ['created', 'start', 'end', 'contacts', 'numbers', 'shortId'],
    usual: ['created', 'start', 'end', 'contacts'],
    first: '-created',
  },
  archived: {
    all: ['archived', 'why', 'stage', 'contacts', 'progress', 'lastDial', 'created', 'shortId'],
    usual: ['archived', 'why', 'stage'],
    first: '-archived',
  },
};

/** The orders of an index; the first is the one that it begins with. */
export function ordersOf(status: Campaign['status']): Sort[] {
  const { all, first } = indexColumns[status];
  const orders = (['name', ...all] as const).flatMap((id): Sort[] => {
    const { order }: Column = columns[id];
    return order === undefined ? [] : [order, `-${order}`];
  });
  return [first, ...orders.filter((order) => order !== first)];
}
