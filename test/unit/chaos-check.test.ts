import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../bench/chaos/check.ts';
import {
  addCampaign,
  answered,
  type Model,
  type ModelCampaign,
  type ModelEvent,
  newModel,
} from '../../bench/chaos/model.ts';
import type { Seen, SeenCampaign } from '../../bench/chaos/seen.ts';
import { guarantees, type Violation } from '../../bench/chaos/violation.ts';
import { projectRoot } from '../../src/project-root.ts';

interface History {
  model: Model;
  seen: Seen;
  active: ModelCampaign;
  archived: ModelCampaign;
  seenActive: SeenCampaign;
  seenArchived: SeenCampaign;
}

const event = (callId: string, type: ModelEvent['type'], atMs: number): ModelEvent => ({
  callId,
  type,
  sentMs: atMs,
  answeredMs: atMs + 1,
  answer: 'recorded',
});

/** An active campaign and one that was archived at 100, with all that belongs to them: nothing is wrong. */
function good(): History {
  const model = newModel(30);
  const active = addCampaign(model, { id: 'a', name: 'Active', numbers: ['+1'] });
  const archived = addCampaign(model, { id: 'b', name: 'Archived', numbers: ['+2', '+3'] });
  answered(active, 'a1', event('call-1', 'started', 10));
  answered(archived, 'b1', event('call-2', 'started', 10));
  answered(archived, 'b2', event('call-2', 'finished', 20));
  answered(archived, 'b3', event('call-2', 'result', 30));
  archived.contacts.add('+9');
  archived.archiveAskedMs = 100;
  archived.archivedMs = 110;
  model.jobs.push({ id: 'job', action: 'clone', campaignIds: ['a'] });
  model.exports.push({ id: 'export', callIds: new Set(['call-1']) });
  model.doNotCall.add('+8');
  model.policyChanges = 2;
  const seenActive: SeenCampaign = {
    status: 'active',
    stage: null,
    events: 1,
    contactCount: 0,
    calls: [{ id: 'call-1', ended: false, disposition: '' }],
    contacts: [],
    receipts: [],
    sealedMs: null,
    sealProblems: [],
  };
  const seenArchived: SeenCampaign = {
    status: 'archived',
    stage: 'complete',
    events: 3,
    contactCount: 1,
    calls: [{ id: 'call-2', ended: true, disposition: 'will vote' }],
    contacts: ['+9'],
    receipts: ['+2', '+3'],
    sealedMs: 200,
    sealProblems: [],
  };
  const order = { atMs: 300, effect: true, overtaken: false };
  const seen: Seen = {
    campaigns: new Map([
      ['a', seenActive],
      ['b', seenArchived],
    ]),
    names: new Map([
      ['Active', ['a']],
      ['Archived', ['b']],
      ['Active (copy)', ['c']],
    ]),
    jobs: new Map([['job', { finished: true, items: new Map([['a', { outcome: 'cloned', clone: 'c' }]]) }]]),
    exports: new Map([['export', ['call-1', 'call-2']]]),
    orders: new Map([
      ['+2', [order]],
      ['+3', [{ ...order, effect: false }, order]],
    ]),
    rented: new Set(['+1']),
    doNotCall: new Set(['+8']),
    inactivityDays: 32,
    policyEntries: 2,
  };
  return { model, seen, active, archived, seenActive, seenArchived };
}

test('a history in which everything is as it was acknowledged breaks no guarantee', () => {
  const { model, seen } = good();
  expect(check(model, seen)).toEqual([]);
});

test('what came after the archive was asked for may be missing in the seal, and a number that somebody else gave back has no order with an effect', () => {
  const { model, seen, archived, seenArchived } = good();
  answered(archived, 'b4', event('call-3', 'finished', 105));
  Object.assign(seenArchived, { events: 4 });
  seen.orders.set('+2', [{ atMs: 300, effect: false, overtaken: true }]);
  expect(check(model, seen)).toEqual([]);
});

const spoilt: [what: string, broken: Violation['guarantee'], spoil: (history: History) => void][] = [
  ['a call is lost', guarantees.kept, ({ seenActive }) => Object.assign(seenActive, { calls: [] })],
  [
    'a call is there twice',
    guarantees.kept,
    ({ seenActive }) => Object.assign(seenActive, { calls: [...seenActive.calls, ...seenActive.calls] }),
  ],
  [
    'there is a call that nobody was told of',
    guarantees.kept,
    ({ active }) => active.events.set('a1', { ...event('call-1', 'started', 10), answer: 'refused' }),
  ],
  ['an event counts twice', guarantees.kept, ({ seenActive }) => Object.assign(seenActive, { events: 2 })],
  [
    'an event is refused after it was recorded',
    guarantees.kept,
    ({ active }) => answered(active, 'a1', { ...event('call-1', 'started', 10), answer: 'refused' }),
  ],
  ['a contact is lost', guarantees.kept, ({ seenArchived }) => Object.assign(seenArchived, { contacts: [] })],
  [
    'contacts are miscounted',
    guarantees.kept,
    ({ seenArchived }) => Object.assign(seenArchived, { contactCount: 2 }),
  ],
  ['a campaign is gone', guarantees.kept, ({ seen }) => seen.campaigns.delete('a')],
  ['an export lacks a call', guarantees.kept, ({ seen }) => seen.exports.set('export', ['call-2'])],
  [
    'an export has a call twice',
    guarantees.kept,
    ({ seen }) => seen.exports.set('export', ['call-1', 'call-1']),
  ],
  [
    'a call lacks its end',
    guarantees.folded,
    ({ seenArchived }) =>
      Object.assign(seenArchived, { calls: [{ id: 'call-2', ended: false, disposition: 'will vote' }] }),
  ],
  [
    'a call lacks its result',
    guarantees.folded,
    ({ seenArchived }) =>
      Object.assign(seenArchived, { calls: [{ id: 'call-2', ended: true, disposition: '' }] }),
  ],
  [
    'a campaign is archived that nobody asked for',
    guarantees.alive,
    ({ seenActive }) => Object.assign(seenActive, { status: 'archived' }),
  ],
  [
    'a campaign that was archived is active',
    guarantees.closed,
    ({ seenArchived }) => Object.assign(seenArchived, { status: 'active' }),
  ],
  [
    'a call that was placed after the archive is recorded',
    guarantees.closed,
    ({ archived }) => answered(archived, 'b9', event('call-9', 'started', 120)),
  ],
  [
    'a number has no receipt',
    guarantees.whole,
    ({ seenArchived }) => Object.assign(seenArchived, { receipts: ['+2'] }),
  ],
  [
    'a number goes before the seal',
    guarantees.sealedFirst,
    ({ seenArchived }) => Object.assign(seenArchived, { sealedMs: 400 }),
  ],
  [
    'a number of an active campaign is ordered to be released',
    guarantees.active,
    ({ seen }) => seen.orders.set('+1', [{ atMs: 50, effect: false, overtaken: false }]),
  ],
  ['a number of an active campaign is gone', guarantees.active, ({ seen }) => seen.rented.delete('+1')],
  [
    'a number is ordered to be released before the archive',
    guarantees.active,
    ({ seen }) => seen.orders.set('+2', [{ atMs: 90, effect: true, overtaken: false }]),
  ],
  [
    'a number is released twice',
    guarantees.once,
    ({ seen }) => seen.orders.set('+2', [...seen.orders.get('+2')!, ...seen.orders.get('+2')!]),
  ],
  [
    'a number is ordered again after it was released',
    guarantees.once,
    ({ seen }) => seen.orders.set('+3', seen.orders.get('+3')!.toReversed()),
  ],
  [
    'a number has two receipts',
    guarantees.once,
    ({ seenArchived }) => Object.assign(seenArchived, { receipts: ['+2', '+2', '+3'] }),
  ],
  ['a number is gone without an order', guarantees.once, ({ seen }) => seen.orders.delete('+2')],
  ['a complete campaign has a number still', guarantees.complete, ({ seen }) => seen.rented.add('+2')],
  [
    'a sealed file is not as its manifest says',
    guarantees.sealed,
    ({ seenArchived }) => Object.assign(seenArchived, { sealProblems: ['calls.csv.gz: wrong_hash'] }),
  ],
  ['a campaign was made twice', guarantees.key, ({ seen }) => seen.names.set('Active', ['a', 'd'])],
  ['a clone was made that no job tells of', guarantees.key, ({ seen }) => seen.names.set('Other', ['d'])],
  [
    'a change of the policy was made twice',
    guarantees.key,
    ({ seen }) => Object.assign(seen, { policyEntries: 3 }),
  ],
  [
    'a change of the policy is lost',
    guarantees.seen,
    ({ seen }) => Object.assign(seen, { inactivityDays: 31 }),
  ],
  [
    'an archive stands still',
    guarantees.told,
    ({ seenArchived }) => Object.assign(seenArchived, { stage: 'releasing' }),
  ],
  [
    'a bulk job stands still',
    guarantees.told,
    ({ seen }) => seen.jobs.set('job', { finished: false, items: new Map() }),
  ],
  ['an export stands still', guarantees.told, ({ seen }) => seen.exports.delete('export')],
  [
    'a bulk job left a campaign out',
    guarantees.kept,
    ({ seen }) =>
      seen.jobs.set('job', { finished: true, items: new Map([['a', { outcome: 'failed', clone: null }]]) }),
  ],
  ['an opt-out is not on the list', guarantees.doNotCall, ({ seen }) => seen.doNotCall.clear()],
];

test.each(spoilt)('%s: "%s" is broken', (_, broken, spoil) => {
  const history = good();
  spoil(history);
  const violations = check(history.model, history.seen);
  expect(violations.map(({ guarantee }) => guarantee)).toContain(broken);
});

test('every guarantee of the architecture that is checked is spoilt by one of these, and has its name there', () => {
  const page = readFileSync(join(projectRoot, 'docs', 'architecture.md'), 'utf8');
  expect(Object.values(guarantees).filter((title) => !page.includes(`- **${title}.**`))).toEqual([]);
  expect(new Set(spoilt.map(([, broken]) => broken))).toEqual(new Set(Object.values(guarantees)));
});
