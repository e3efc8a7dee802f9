import type { ColumnType } from './column-types.ts';

/** What can be exported of all of an account: dials, dials with what was said, who called when, and its numbers. */
export const accountExportKinds = ['dials', 'results', 'caller_activity', 'number_history'] as const;
export type AccountExportKind = (typeof accountExportKinds)[number];

export const accountExportFormats = ['csv', 'jsonl'] as const;
export type AccountExportFormat = (typeof accountExportFormats)[number];

export const accountExportStatuses = ['waiting', 'running', 'ready', 'cancelled', 'expired'] as const;
export type AccountExportStatus = (typeof accountExportStatuses)[number];

export const exportPeriods = ['day', 'week', 'month'] as const;
export type ExportPeriod = (typeof exportPeriods)[number];

/** Days for which a result is kept, unless somebody says otherwise. */
export const defaultKeepDays = 7;

const campaign = { campaign_id: 'uuid', campaign_name: 'text' } as const;
const caller = { caller_id: 'text', caller_name: 'text' } as const;

/** The columns of each kind, in order, with what they hold. */
export const accountExportColumns = {
  dials: {
    ...campaign,
    call_id: 'text',
    contact_id: 'uuid',
    ...caller,
    from_number: 'text',
    to_number: 'text',
    started_at: 'time',
    ended_at: 'time',
    duration_seconds: 'integer',
    outcome: 'text',
    disposition: 'text',
    result_at: 'time',
  },
  results: {
    ...campaign,
    call_id: 'text',
    contact_id: 'uuid',
    phone: 'text',
    first_name: 'text',
    last_name: 'text',
    external_id: 'text',
    ...caller,
    started_at: 'time',
    duration_seconds: 'integer',
    outcome: 'text',
    disposition: 'text',
    answers: 'json',
    result_at: 'time',
  },
  caller_activity: {
    day: 'text',
    ...campaign,
    ...caller,
    dials: 'integer',
    answered: 'integer',
    results: 'integer',
    talk_seconds: 'integer',
    first_dial_at: 'time',
    last_dial_at: 'time',
  },
  number_history: {
    number_id: 'uuid',
    number: 'text',
    carrier: 'text',
    ...campaign,
    state: 'text',
    assigned_at: 'time',
    released_at: 'time',
    release_status: 'text',
    release_outcome: 'text',
    reason: 'text',
    attempts: 'integer',
    monthly_cost_cents: 'integer',
    currency: 'text',
  },
} as const satisfies Record<AccountExportKind, Readonly<Record<string, ColumnType>>>;

export const columnsOf = (kind: AccountExportKind): string[] => Object.keys(accountExportColumns[kind]);

/** What a column of a kind holds. */
export const typeOf = (kind: AccountExportKind, column: string): ColumnType =>
  (accountExportColumns[kind] as Readonly<Record<string, ColumnType>>)[column] ?? 'text';
