import { expect, test } from 'vitest';
import { readPhone } from '../../../src/contacts/read-phone.ts';

test.each([
  ['(202) 555-0143', 'US', '+12025550143'],
  ['202.555.0143', 'US', '+12025550143'],
  ['+1 (202) 555-0143', 'DE', '+12025550143'],
  ["'+12025550143", 'US', '+12025550143'],
  ['+49 (0)30 123456', 'DE', '+4930123456'],
  ['030/123456', 'DE', '+4930123456'],
  ['030 123456-57', 'DE', '+493012345657'],
  ['01 23 45 67 89', 'FR', '+33123456789'],
  ['２０２-５５５-０１５０', 'US', '+12025550150'],
  ['\u202D202-555-0143\u202C', 'US', '+12025550143'],
  ['\u2068(202-555-0144\u2069)', 'US', '+12025550144'],
  ['+1\uFE0E-202-555-0147', 'US', '+12025550147'],
  ['\u200E+12025550151', 'US', '+12025550151'],
  ['202\u2011555\u20110146', 'US', '+12025550146'],
  ['202\u00A0555\u00A00145', 'US', '+12025550145'],
] as const)('%j in %s is %s', (text, country, phone) => {
  expect(readPhone(text, country)).toEqual({ phone });
});

test.each([
  ['(202) 555-0143 x12', '12'],
  ['(202) 555-0143 ext. 34', '34'],
  ['202-555-0143,55', '55'],
  ['202-555-0143;ext=7', '7'],
  ['tel:+1-202-555-0143;ext=7', '7'],
  ['202-555-0143 Ext: 12', '12'],
  ['2025550143#12', '12'],
])('%j has the extension %s', (text, extension) => {
  expect(readPhone(text, 'US')).toEqual({ phone: '+12025550143', extension });
});

test.each([
  ['+4930123456.0', 'DE', '+4930123456'],
  ['030123456.0', 'DE', '+4930123456'],
  ['030123456,0', 'DE', '+4930123456'],
  ['2025550143.00', 'US', '+12025550143'],
  ['2.025550143E+9', 'US', '+12025550143'],
] as const)('%j was written by a spreadsheet and is %s: %s', (text, country, phone) => {
  expect(readPhone(text, country)).toEqual({ phone, asNumber: true });
});

test.each([
  ['+49 30 123456 / 57', 'DE', 'phone_several'],
  ['+49 30 1234 / 57', 'DE', 'phone_several'],
  ['06 12 34 56 78 / 06 12 34 56 79', 'FR', 'phone_several'],
  ['030 1234 030 1235', 'DE', 'phone_several'],
  ['+49 30 123456 +49 30 123457', 'DE', 'phone_several'],
  ['202-555-0143, 202-555-0144', 'US', 'phone_several'],
  ['202-555-0143 or 202-555-0144', 'US', 'phone_several'],
  ['202-555-0143 ::: 202-555-0144', 'US', 'phone_several'],
  ['202-555-0143\n202-555-0144', 'US', 'phone_several'],
  ['202-555-0143 202-555-0144', 'US', 'phone_invalid'],
  ['202-555-0143 (mobile)', 'US', 'phone_invalid'],
  ['2025550143.5', 'US', 'phone_invalid'],
  ['202*555*0143', 'US', 'phone_invalid'],
  ['1-800-FLOWERS', 'US', 'phone_invalid'],
  ['555', 'US', 'phone_invalid'],
  ['2'.repeat(4000), 'US', 'phone_invalid'],
  ['4.93012E+10', 'DE', 'phone_rounded'],
  ['2.02555E+9', 'US', 'phone_rounded'],
] as const)('%j in %s dials nobody: %s', (text, country, problem) => {
  expect(readPhone(text, country)).toBe(problem);
});
