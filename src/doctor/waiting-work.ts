import { campaignsStandingStill } from '../db/campaigns/campaigns-standing-still.ts';
import { countWaitingWork } from '../db/waiting-work.ts';
import { type Check, ok, warning } from './check.ts';

const things = {
  needsOperator: [
    'numbers wait for a person before they can be given back',
    'The inbox tells why, and what to do about each.',
  ],
  findings: [
    'differences between our books and carriers’ lists are open',
    'Look at the inbox, or GET /v1/findings.',
  ],
  failingTasks: [
    'workflows fail at every attempt',
    'See docs/operations.md, "A workflow", and whether all workers have one version.',
  ],
  damagedSeals: [
    'archived campaigns stay in the database, since their sealed files are missing or wrong',
    'Run `lastcall verify`, restore the files from a copy, and resume them in the inbox.',
  ],
  oldBulkJobs: ['bulk jobs are unfinished for more than an hour', 'See docs/operations.md, "A bulk job".'],
  heldErasures: ['erasures of people cannot go on', 'Look at Settings, Privacy, for what keeps each.'],
  givenUpMails: [
    'mails of the last seven days were given up or refused',
    'The page Mails has the mail server’s words; send them again from there.',
  ],
  lateMails: [
    'mails wait for more than an hour',
    'See whether a worker runs, and what the check "mail" says.',
  ],
} as const satisfies Record<keyof Awaited<ReturnType<typeof countWaitingWork>>, readonly [string, string]>;

export const waitingWork: Check = {
  name: 'waiting-work',
  needs: ['database', 'schema'],
  async run({ sql, config: { drainGraceMs } }) {
    const counts = await countWaitingWork(sql);
    const found = Object.entries(things)
      .filter(([name]) => counts[name as keyof typeof things] > 0)
      .map(([name, [what, toDo]]) => warning(`${counts[name as keyof typeof things]} ${what}`, toDo));
    const still = await campaignsStandingStill(sql, { drainGraceMs });
    if (still.length > 0) {
      const reasons = [...new Set(still.map(({ reason }) => reason))].join(', ');
      found.push(
        warning(
          `${still.length} campaigns have stood still for a day (${reasons})`,
          'Start workers; what is left after a night is in the inbox, with Resume.',
        ),
      );
    }
    return found.length > 0 ? found : [ok('nothing is stuck or waits for a person')];
  },
};
