/** The same rows, taken from Postgres by others. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Bed } from './bed.ts';

const cells = `id, contact_id, caller_id, from_number, to_number, placed, started_at, ended_at, duration_seconds, outcome,
  disposition, answers, result_at`;
const iso = (name: string) => `to_char(${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
// What the plain layout makes of these rows, without what it does for texts that they do not have.
const line = `concat_ws(',', id, '', caller_id, from_number, to_number, placed, ${iso('started_at')}, ${iso('ended_at')},
  duration_seconds, outcome, '"' || replace(disposition, '"', '""') || '"', '"' || replace(answers::text, '"', '""') || '"',
  ${iso('result_at')})`;

const rowsOf = (bed: Bed, what: string) =>
  `select ${what} from calls where campaign_id = '${bed.campaignId}' order by id`.replaceAll('\n', ' ');

/** Whether there is a psql. */
export async function hasPsql(): Promise<boolean> {
  const asked = spawn('psql', ['--version'], { stdio: 'ignore' });
  const [end] = await Promise.race([once(asked, 'exit'), once(asked, 'error')]);
  return end === 0;
}

/** `\copy` of the columns as CSV of Postgres's own, which knows neither formulas nor ISO 8601. */
export const psqlColumns = (bed: Bed) => psql(bed, `\\copy (${rowsOf(bed, cells)}) to '/dev/null' csv`);

/** `\copy` of lines that SQL has shaped as the plain layout has them. */
export const psqlLines = (bed: Bed) => psql(bed, `\\copy (${rowsOf(bed, line)}) to '/dev/null'`);

async function psql(bed: Bed, command: string): Promise<void> {
  const child = spawn('psql', ['-qX', '-v', 'ON_ERROR_STOP=1', bed.databaseUrl, '-c', command], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error(`psql ended with ${code}.`);
}

/** As {@link psqlColumns}, by pg-copy-streams. */
export async function copyStreams(bed: Bed): Promise<void> {
  const client = new Client(bed.databaseUrl);
  await client.connect();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(client.query(copyTo(`copy (${rowsOf(bed, cells)}) to stdout (format csv)`)), nowhere);
  await client.end();
}
