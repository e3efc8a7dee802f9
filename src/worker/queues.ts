import { type CarrierId, carrierIds, carrierNamed } from '../carriers/registry.ts';

/** The task queues that a worker asks for work on. */
export interface WorkerQueues {
  /** Workflows and all activities that no other queue has; with it goes what workers do besides Temporal's tasks, such as mails. */
  readonly main: boolean;
  /** Requests to the receivers of webhooks. */
  readonly webhooks: boolean;
  /** The carriers at which it gives numbers back. */
  readonly carriers: readonly CarrierId[];
}

/** What a worker does that nobody told: everything. */
export const everyQueue: WorkerQueues = { main: true, webhooks: true, carriers: carrierIds };

/** The words that stand for queues: `main`, `webhooks`, a carrier's id, or `releases` for those of all carriers. */
export const queueWords = ['main', 'webhooks', 'releases', ...carrierIds] as const;

/**
 * Reads a list such as `main,webhooks`.
 *
 * @throws Error that names the word which is none of {@link queueWords}
 */
export function parseWorkerQueues(text: string): WorkerQueues {
  const words = text.split(',').map((word) => word.trim());
  const known: readonly string[] = queueWords;
  const wrong = words.find((word) => !known.includes(word));
  if (wrong !== undefined) throw new Error(`"${wrong}" is none of ${queueWords.join(', ')}`);
  const named = words.map(carrierNamed).filter((id) => id !== undefined);
  return {
    main: words.includes('main'),
    webhooks: words.includes('webhooks'),
    carriers: words.includes('releases') ? carrierIds : carrierIds.filter((id) => named.includes(id)),
  };
}
