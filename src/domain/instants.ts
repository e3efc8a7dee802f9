/**
 * The instants that are taken from outside, in ms of the Unix epoch. Nothing that Lastcall hears of happened before 1970,
 * and up to the year 2999 a time keeps its four digits whatever policies, offsets and a demo's clock add to it:
 * JavaScript writes later ones with a sign, which Postgres does not read.
 */
const earliestMs = Date.UTC(1970, 0, 1);
const latestMs = Date.UTC(3000, 0, 1) - 1;

export const instantRange = 'must be in the years 1970 to 2999';

/** Whether it is a valid time within the years 1970 to 2999, in UTC. */
export const isInstant = (at: Date): boolean => at.getTime() >= earliestMs && at.getTime() <= latestMs;
