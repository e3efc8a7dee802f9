import type { Action, Behaviour, FaultRule } from './fault-rules.ts';
import type { DialectId } from './model.ts';
import type { Store } from './store.ts';

/** What a fault may be chosen by. */
interface Concern {
  carrier: DialectId;
  account: string | null;
  action: Action;
  numbers: readonly string[];
  /** How many requests came before: what a random fault draws by, so that a run can be repeated. */
  arrival: number;
}

/** The fault that strikes this request, by the first rule that has one for it; counts it as used. */
export function strike(store: Store, concern: Concern): Behaviour | null {
  if (concern.action === 'rejected') return null;
  for (const rule of store.faults()) {
    if (!concerns(rule, concern)) continue;
    const struck =
      rule.probability === undefined ? nextLine(store, rule, concern) : draw(rule, concern.arrival);
    if (struck) return struck;
  }
  return null;
}

function concerns(rule: FaultRule, concern: Concern): boolean {
  const { numbers } = rule;
  return (
    rule.actions.includes(concern.action) &&
    (rule.carrier === undefined || rule.carrier === concern.carrier) &&
    (rule.account === undefined || rule.account === concern.account) &&
    (numbers === undefined || concern.numbers.some((number) => numbers.includes(number)))
  );
}

function nextLine(store: Store, rule: FaultRule, concern: Concern): Behaviour | null {
  const key = concern.numbers[0] ?? '';
  const used = store.faultUses(rule.id, key);
  const times = rule.times === undefined ? rule.script.length : rule.times;
  if (times !== null && used >= times) return null;
  store.countFault(rule.id, key);
  return rule.script[used % rule.script.length] ?? null;
}

function draw(rule: FaultRule, arrival: number): Behaviour | null {
  if (random(rule.seed, arrival * 2) >= (rule.probability ?? 0)) return null;
  return rule.script[Math.floor(random(rule.seed, arrival * 2 + 1) * rule.script.length)] ?? null;
}

/** The n-th number in [0, 1) of a seed: mulberry32 entered at its n-th state, so no state is kept. */
function random(seed: number, n: number): number {
  let t = (seed + Math.imul(n + 1, 0x6d2b79f5)) | 0;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
