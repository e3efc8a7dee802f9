import { schemaStanding } from '../db/schema-version.ts';
import { type Check, ok, problem, warning } from './check.ts';

export const schema: Check = {
  name: 'schema',
  needs: ['database'],
  async run({ sql }) {
    const { missing, newer } = await schemaStanding(sql);
    if (missing.length > 0)
      return [
        problem(
          `${missing.length} migrations are missing, from ${missing[0]} on`,
          'Run `lastcall migrate` with this version.',
        ),
      ];
    if (newer)
      return [
        warning(
          'the database has migrations of a newer version than this program',
          'Run the doctor of the newest version, and upgrade what is older.',
        ),
      ];
    return [ok('as this version needs it')];
  },
};
