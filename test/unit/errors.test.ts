import { expect, test } from 'vitest';
import { catalogue, LastcallError } from '../../src/errors.ts';

test('a message has every parameter in its place, and the details stand beside it', () => {
  const error = new LastcallError('finding_other_fix', { kind: 'leak', fix: 'release' }, { findingId: '1' });
  expect(error).toMatchObject({ status: 409, details: { findingId: '1' } });
  expect(error.message).toBe('This finding is a leak, which is fixed by "release"; nothing was changed.');
  expect(new LastcallError('last_owner').message).toBe(catalogue.last_owner.message);
});

test('a parameter that is missing, misspelt or too much does not compile, and never becomes a blank', () => {
  const either = Math.random() < 2 ? 'campaign_archived' : 'campaign_not_launched';
  const refused = [
    // @ts-expect-error missing
    new LastcallError('release_not_waiting'),
    // @ts-expect-error misspelt
    new LastcallError('release_not_waiting', { number: '1' }),
    // @ts-expect-error one of two
    new LastcallError('finding_other_fix', { kind: 'leak' }),
    // @ts-expect-error too much
    new LastcallError('last_owner', { role: 'owner' }),
    // @ts-expect-error needed by one of the two codes
    new LastcallError(either),
  ];
  expect(refused.map(({ message }) => message).slice(0, 3)).toEqual([
    expect.stringContaining('/{numberId}/'),
    expect.stringContaining('/{numberId}/'),
    expect.stringContaining('{fix}'),
  ]);
});
