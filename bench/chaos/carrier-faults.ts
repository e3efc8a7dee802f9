import type { z } from 'zod';
import type { SandboxControl } from '../../sandbox/control-client.ts';
import type { behaviour } from '../../sandbox/fault-rules.ts';

type Behaviour = z.input<typeof behaviour>;

/** What any request may meet. */
const anywhere: Behaviour[] = [
  { kind: 'throttle', retryAfter: '1' },
  { kind: 'throttle', retryAfter: null },
  { kind: 'fail' },
  { kind: 'reset' },
  { kind: 'hang', maxMs: 3_000 },
  { kind: 'truncate' },
  { kind: 'slow', delayMs: 1_500 },
];
/** What has its effect although its answer says nothing of it. */
const done: Behaviour[] = [
  { kind: 'fail', when: 'after' },
  { kind: 'reset', when: 'after' },
  { kind: 'hang', when: 'after', maxMs: 3_000 },
];

/**
 * Faults of every class at a tenth of the carriers' requests; a number that somebody else gives back in the same moment among
 * them. One that a carrier only pretends to have given back takes ten minutes until a person is asked, so it is left out unless
 * `pretend` says so.
 */
export async function troubleCarriers(
  control: SandboxControl,
  { seed, pretend }: { seed: number; pretend: boolean },
): Promise<void> {
  await control.addFault({
    probability: 0.1,
    seed,
    actions: ['release'],
    script: [...anywhere, ...done, { kind: 'overtaken' }],
  });
  await control.addFault({
    probability: 0.1,
    seed: seed + 1,
    actions: ['read', 'list', 'poll', 'token'],
    script: [...anywhere],
  });
  if (pretend)
    await control.addFault({
      probability: 0.01,
      seed: seed + 2,
      actions: ['release'],
      script: [{ kind: 'pretend' }],
    });
}
