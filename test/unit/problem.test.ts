import { expect, test } from 'vitest';
import { toLastcallError } from '../../src/api/http/problem.ts';

const databaseError = (code: string) => Object.assign(new Error('of the database'), { code });

test.each([
  ['a deadlock that the server ended', '40P01'],
  ['a lock that did not come in time', '55P03'],
  ['a server that shuts down', '57P01'],
  ['a disk that is full', '53100'],
  ['memory that is used up', '53200'],
])('%s is told as passing, to be tried again', (_, code) => {
  expect(toLastcallError(databaseError(code), 'r')).toMatchObject({
    code: 'database_unavailable',
    status: 503,
  });
});

test('what the database would refuse again is told as a fault of ours', () => {
  expect(toLastcallError(databaseError('42P01'), 'r')).toMatchObject({ code: 'internal', status: 500 });
});
