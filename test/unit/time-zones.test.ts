import { expect, test } from 'vitest';
import { isTimeZone } from '../../src/domain/time-zones.ts';

test.each(['UTC', 'America/New_York', 'Asia/Kolkata', 'Asia/Calcutta', 'Australia/Lord_Howe', 'Europe/Kyiv'])(
  '%s is a time zone, whichever of its names is the newer one',
  (name) => {
    expect(isTimeZone(name)).toBe(true);
  },
);

test.each(['', 'Mars/Olympus', '+05:30', 'America/New_York; drop table', 'IST', '\0'])(
  '%j is none',
  (name) => {
    expect(isTimeZone(name)).toBe(false);
  },
);
