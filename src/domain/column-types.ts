/** What a column of an export holds: text that is JSON is told from other text. */
export type ColumnType = 'uuid' | 'time' | 'integer' | 'boolean' | 'text' | 'json';

const types: Readonly<Record<string, ColumnType>> = {
  contact_id: 'uuid',
  number_id: 'uuid',
  opt_out_id: 'uuid',
  lastcall_contact_id: 'uuid',
  placed: 'boolean',
  started_at: 'time',
  ended_at: 'time',
  result_at: 'time',
  dialled_at: 'time',
  created_at: 'time',
  released_at: 'time',
  opted_out_at: 'time',
  lastcall_dialled_at: 'time',
  lastcall_created_at: 'time',
  duration_seconds: 'integer',
  attempts: 'integer',
  answers: 'json',
  fields: 'json',
  attempt_log: 'json',
};

/** What is not named here is text. */
export const columnType = (name: string): ColumnType => types[name] ?? 'text';

/** As {@link columnType}, for people: a time that is kept as text is a time like others. */
export const shownType = (name: string): ColumnType => (name === 'read_back_at' ? 'time' : columnType(name));
