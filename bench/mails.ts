/**
 * How many mails arrive for one notice when workers die at the worst moments: in each round a campaign gets its notice, and the
 * worker that sends it is ended with SIGKILL when its mail has arrived to the last byte, right before the mail server says
 * yes (which then throws the mail away) or right after. The next worker goes on.
 *
 *   npm run build && npx tsx bench/mails.ts [--rounds 100] [--seed 1]
 *
 * Prints how often how many mails arrived, with how many different Message-IDs, and exits with 1 where it is not what
 * docs/architecture.md promises under "Mail". Starts a Postgres and a mail server of its own; there is no Temporal, for which mails
 * do not wait. The seed decides which of both it is in which round.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort } from '../dev/ports.ts';
import { startPostgres } from '../dev/postgres.ts';
import { giveNotice } from '../src/db/campaigns/give-notice.ts';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { projectRoot } from '../src/project-root.ts';
import { makeAccount } from '../test/support/factories.ts';
import { inAYear, launchedBy, mailsOfCampaign, makeDue, makeMember } from '../test/support/mails.ts';
import { startMailServer } from '../test/support/smtp.ts';
import { waitFor } from '../test/support/wait-for.ts';
import { seeded } from './random.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
});
const rounds = Number(values.rounds);
const random = seeded(Number(values.seed));
const moments = ['before the yes', 'after the yes'] as const;
type Moment = (typeof moments)[number];
/** What is promised for each: how many mails arrive. */
const promised: Record<Moment, number> = { 'before the yes': 1, 'after the yes': 2 };

const folder = await mkdtemp(join(tmpdir(), 'lastcall-bench-'));
// Postgres, run by root, becomes another user, who must reach its data.
await chmod(folder, 0o755);
const stops: (() => void | Promise<void>)[] = [];
try {
  const postgres = await startPostgres({
    dataDir: join(folder, 'pg'),
    port: await freePort(),
    logFile: join(folder, 'pg.log'),
  });
  stops.push(() => postgres.stop());
  await migrate(postgres.url);
  const db = openDatabase(postgres.url);
  stops.push(() => db.close());
  const mailServer = await startMailServer((stop) => stops.push(stop));
  const nowhere = await freePort();

  const startWorker = () =>
    spawn(process.execPath, [join(projectRoot, 'dist', 'src', 'cli.js'), 'worker'], {
      env: {
        ...process.env,
        DATABASE_URL: postgres.url,
        TEMPORAL_ADDRESS: `127.0.0.1:${nowhere}`,
        ARCHIVE_STORE: join(folder, 'archives'),
        LASTCALL_SMTP_URL: mailServer.url,
        LASTCALL_MAIL_FROM: 'Lastcall <lastcall@lastcall.example>',
        LASTCALL_LOG_LEVEL: 'silent',
      },
      stdio: 'ignore',
    });
  let worker = startWorker();
  stops.push(() => void worker.kill('SIGKILL'));
  /** Resolves when the mail has arrived that the worker dies of; the next ones are taken in peace. */
  const killAt = (moment: Moment): Promise<void> =>
    new Promise((resolve) => {
      mailServer.arrived = async () => {
        mailServer.arrived = () => Promise.resolve();
        const ended = once(worker, 'exit');
        worker.kill('SIGKILL');
        await ended;
        resolve();
        if (moment === 'before the yes') throw new Error('not taken');
      };
    });

  const accountId = await makeAccount(db.sql);
  const { userId } = await makeMember(db.sql, accountId, 'owner');
  const found: { moment: Moment; mails: number; messageIds: number; rows: number; attempts: number }[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const moment = random.pick(moments);
    const campaignId = await launchedBy(db.sql, accountId, `user:${userId}`);
    const killed = killAt(moment);
    await giveNotice(db.sql, campaignId, inAYear());
    await killed;
    // The lease of who died would be over in two minutes.
    await makeDue(db.sql);
    worker = startWorker();
    const rows = await waitFor('the mail to be sent', async () => {
      const all = await mailsOfCampaign(db.sql, campaignId);
      return all.length > 0 && all.every(({ state }) => state === 'sent') ? all : null;
    });
    const received = mailServer.received.filter(({ text }) => text?.includes(campaignId));
    found.push({
      moment,
      mails: received.length,
      messageIds: new Set(received.map(({ messageId }) => messageId)).size,
      rows: rows.length,
      attempts: rows[0]?.attempts ?? 0,
    });
    if (round % 10 === 0) console.log(`${round} rounds`);
  }

  console.table(
    moments.map((moment) => {
      const these = found.filter((each) => each.moment === moment);
      const all = (of: (each: (typeof found)[number]) => number) => [...new Set(these.map(of))].join(', ');
      return {
        'killed right': moment,
        rounds: these.length,
        'mails that arrived for a notice': all(({ mails }) => mails),
        'different Message-IDs of a notice': all(({ messageIds }) => messageIds),
        'rows of a notice': all(({ rows }) => rows),
        'attempts of a notice': all(({ attempts }) => attempts),
      };
    }),
  );
  const wrong = found.filter(
    ({ moment, mails, messageIds, rows }) => mails !== promised[moment] || messageIds !== 1 || rows !== 1,
  );
  console.log(`${found.length} notices, ${wrong.length} of them not as promised`);
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  for (const stop of stops.toReversed()) await stop();
  await rm(folder, { recursive: true, force: true });
}
