import { describe, expect, test } from 'vitest';
import { changeFor, parseNotification, type Watcher } from '../../../src/live/change.ts';

const owner: Watcher = { accountId: 'a', userId: 'u1', role: 'owner' };
const caller: Watcher = { accountId: 'a', userId: 'u2', role: 'caller' };
const key: Watcher = { accountId: 'a', userId: null, role: 'caller' };
const campaign = { topic: 'campaign', accountId: 'a', id: 'c', status: 'active' } as const;
const assignment = { topic: 'assignment', accountId: 'a', id: 'c', userId: 'u2' } as const;

describe('who is told of a change', () => {
  test('those who run campaigns are told of all in their account, without whose it is', () => {
    expect(changeFor(owner, campaign)).toEqual({ topic: 'campaign', id: 'c', status: 'active' });
    expect(changeFor(owner, assignment)).toEqual({ topic: 'assignment', id: 'c' });
    expect(changeFor(owner, { ...campaign, accountId: 'b' })).toBeNull();
  });

  test('a caller is told of their own assignments alone, and a caller’s key of none', () => {
    expect(changeFor(caller, assignment)).toEqual({ topic: 'assignment', id: 'c' });
    expect(changeFor(caller, { ...assignment, userId: 'u1' })).toBeNull();
    expect(changeFor(caller, { ...assignment, accountId: 'b' })).toBeNull();
    expect(changeFor(caller, campaign)).toBeNull();
    expect(changeFor(key, assignment)).toBeNull();
    expect(changeFor(key, { topic: 'assignment', accountId: 'a', id: 'c' })).toBeNull();
  });
});

test.each([
  '',
  'null',
  '[]',
  '{',
  '"campaign"',
  '{"topic":"campaign"}',
  '{"topic":"weather","accountId":"a"}',
])('what is not a change that this version knows is passed over: %s', (payload) => {
  expect(parseNotification(payload)).toBeNull();
});

test('what Postgres tells is read', () => {
  expect(parseNotification(JSON.stringify(campaign))).toEqual(campaign);
});
