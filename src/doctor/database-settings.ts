import { type Check, type Finding, ok, problem, warning } from './check.ts';

/** Without them a crash or a power cut loses what was answered, or spoils the database. */
const durable = ['fsync', 'full_page_writes', 'synchronous_commit'] as const;

/** What keeps values out of the server's log: `docs/operations.md`, "Logs". */
const quiet: Readonly<Record<string, readonly string[]>> = {
  log_min_messages: ['log', 'fatal', 'panic'],
  log_min_error_statement: ['log', 'fatal', 'panic'],
  log_error_verbosity: ['terse'],
  log_statement: ['none'],
};

export const databaseSettings: Check = {
  name: 'database-settings',
  needs: ['database'],
  async run({ sql }) {
    const rows = await sql<{ name: string; setting: string }[]>`
      select name, setting from pg_settings
      where name = any(${[...durable, ...Object.keys(quiet), 'log_min_duration_statement', 'log_parameter_max_length']})`;
    const settings = new Map(rows.map(({ name, setting }) => [name, setting]));
    const found: Finding[] = [];
    const off = durable.filter((name) => settings.get(name) === 'off');
    if (off.length > 0)
      found.push(
        problem(
          `${off.join(' and ')} ${off.length === 1 ? 'is' : 'are'} off: a crash loses calls that were acknowledged`,
          'Switch it on: `alter system reset`, then `select pg_reload_conf()`.',
        ),
      );
    const loud = Object.entries(quiet)
      .filter(([name, values]) => !values.includes(settings.get(name) ?? ''))
      .map(([name]) => name);
    if (
      settings.get('log_min_duration_statement') !== '-1' &&
      settings.get('log_parameter_max_length') !== '0'
    )
      loud.push('log_min_duration_statement');
    if (loud.length > 0)
      found.push(
        warning(
          `the server's log may quote phone numbers and names, by ${loud.join(', ')}`,
          'Set them as docs/operations.md has it under "Logs".',
        ),
      );
    return found.length > 0 ? found : [ok('commits are durable, and the log quotes no data')];
  },
};
