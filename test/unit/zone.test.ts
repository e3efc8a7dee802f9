import { expect, test } from 'vitest';
import { fromLocalTime, toLocalTime } from '../../web/src/ui/zone.ts';

test.each([
  ['America/Chicago', '2026-12-01T18:00', '2026-12-02T00:00:00.000Z'],
  ['Asia/Kolkata', '2026-06-01T00:00', '2026-05-31T18:30:00.000Z'],
  ['UTC', '2026-06-01T00:00', '2026-06-01T00:00:00.000Z'],
  // Twice on that day: the one that is found both ways.
  ['America/Chicago', '2026-11-01T03:30', '2026-11-01T09:30:00.000Z'],
])('in %s the field’s %s is %s', (zone, local, instant) => {
  expect(fromLocalTime(local, zone)).toBe(instant);
  expect(toLocalTime(instant, zone)).toBe(local);
});

test.each([
  ['America/Chicago', '2027-03-14T02:30', '2027-03-14T03:30'],
  ['Europe/Berlin', '2027-03-28T02:00', '2027-03-28T03:00'],
  // There the clocks go forward at midnight, and a day begins at one.
  ['Asia/Beirut', '2027-03-28T00:00', '2027-03-28T01:00'],
  ['Africa/Cairo', '2027-04-30T00:00', '2027-04-30T01:00'],
  ['America/Santiago', '2027-09-05T00:00', '2027-09-05T01:00'],
])('in %s the clocks leave out %s, so it is taken for %s of the same day', (zone, local, next) => {
  expect(toLocalTime(fromLocalTime(local, zone), zone)).toBe(next);
});
