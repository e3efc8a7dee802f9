/**
 * Loaded before a process of ours: its time of day is wrong by so many ms as the file in MOVED_CLOCK says, which may change
 * meanwhile, as when somebody sets the clock. Timers go on as they would.
 */
import { readFileSync } from 'node:fs';

const lookMs = 100;
const RealDate = Date;
let byMs = 0;

const look = () => {
  try {
    byMs = Number(readFileSync(process.env.MOVED_CLOCK, 'utf8')) || 0;
  } catch {
    // No file: nobody has moved it.
    byMs = 0;
  }
};
look();
setInterval(look, lookMs).unref();

const now = () => RealDate.now() + byMs;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
});
