import type { PartKind } from '../domain/manifest.ts';

type Columns = readonly [string, ...string[]];

const calls: Columns = [
  'call_id',
  'contact_id',
  'caller_id',
  'from_number',
  'to_number',
  'placed',
  'started_at',
  'ended_at',
  'duration_seconds',
  'outcome',
  'disposition',
  'answers',
  'result_at',
];

const contacts: Columns = [
  'contact_id',
  'phone',
  'first_name',
  'last_name',
  'email',
  'external_id',
  'fields',
  'dialled_at',
  'created_at',
];

const receipts: Columns = [
  'number_id',
  'number',
  'carrier',
  'carrier_ref',
  'status',
  'outcome',
  'proof',
  'released_at',
  'read_back_at',
  'attempts',
  'order_ref',
  'reason',
  'attempt_log',
  'absence',
];

const optOuts: Columns = ['opt_out_id', 'phone', 'opted_out_at', 'called_number', 'carrier', 'call_id'];

/**
 * The columns of each file, in order. The first one is the key that the rows are ordered by. New columns are added at
 * the end, so that a reader of old archives finds what it knows where it was.
 */
export const columns: Record<PartKind, Columns> = { calls, contacts, receipts, opt_outs: optOuts };
