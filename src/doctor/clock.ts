import { type Check, ok, problem, warning } from './check.ts';

/** Claims and leases are of seconds; what signs a request is refused when it is some minutes off. */
const noticedMs = 2_000;
const harmfulMs = 60_000;
const tries = 3;

export const clock: Check = {
  name: 'clock',
  needs: ['database'],
  async run({ sql }) {
    const offsets = [];
    for (let asked = 0; asked < tries; asked += 1) {
      const before = Date.now();
      const [row] = await sql<{ now: number }[]>`
        select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`;
      const after = Date.now();
      // The answer was written somewhere in between, so what is within that time is no difference.
      const now = row?.now ?? 0;
      offsets.push(now < before ? now - before : now > after ? now - after : 0);
    }
    const offsetMs = offsets.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ?? 0;
    const says = `the database's clock is ${Math.abs(offsetMs / 1_000).toFixed(1)} s ${offsetMs < 0 ? 'behind' : 'ahead of'} this machine's`;
    const toDo =
      'Have both machines set their clocks by NTP: the database decides what is due, S3 and OpenID refuse a wrong time.';
    if (Math.abs(offsetMs) >= harmfulMs) return [problem(says, toDo)];
    if (Math.abs(offsetMs) >= noticedMs) return [warning(says, toDo)];
    return [ok('the database and this machine agree on the time')];
  },
};
