import { Agent, request } from 'node:http';

/** What one run of the load answered. */
export interface Load {
  /** Requests answered with 200. */
  requests: number;
  events: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
}

export interface LoadOptions {
  clients: number;
  batch: number;
  seconds: number;
  /** Requests of all clients together, evenly; left out: as fast as they are answered. */
  perSecond?: number;
}

export const perSecond = ({ events, seconds }: Load) => events / seconds;

interface Target {
  url: string;
  headers: Record<string, string>;
  campaigns: readonly string[];
}

/**
 * So many clients, each with a connection of its own that sends its next request when the last is answered, for so long.
 * Campaigns are chosen by Zipf's law: the first gets most.
 *
 * @throws Error when an answer is not 200
 */
export async function load(target: Target, options: LoadOptions): Promise<Load> {
  const { clients, batch, seconds, perSecond: pace } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const pick = zipf(target.campaigns);
  const times: number[] = [];
  const began = performance.now();
  const ends = began + seconds * 1000;
  const pauseMs = pace === undefined ? 0 : (clients * 1000) / pace;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      let due = began + (pauseMs * client) / clients;
      while (performance.now() < ends) {
        // Counted from when it was due: a slow answer must not hide the requests that it held up.
        const wait = due - performance.now();
        if (pauseMs > 0 && wait > 0) await new Promise((done) => setTimeout(done, wait));
        const from = pauseMs > 0 ? due : performance.now();
        const status = await postEvents(agent, target, pick(), eventsOf(batch));
        if (status !== 200) throw new Error(`answered ${status}`);
        times.push(performance.now() - from);
        due += pauseMs;
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor((times.length - 1) * share)] ?? 0;
  return {
    requests: times.length,
    events: times.length * batch,
    seconds: took,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

let made = 0;
const run = Date.now().toString(36);

export interface StartedEvent {
  id: string;
  type: 'started';
  callId: string;
  occurredAt: string;
  callerId: string;
  from: string;
  to: string;
}

/** Events of as many calls, as a dialer tells of them. */
export function eventsOf(count: number): StartedEvent[] {
  const occurredAt = new Date().toISOString();
  return Array.from({ length: count }, () => {
    made += 1;
    return {
      id: `${run}-e${made}`,
      type: 'started',
      callId: `${run}-c${made}`,
      occurredAt,
      callerId: `caller-${made % 500}`,
      from: '+14155550123',
      to: `+1202555${String(made % 10_000).padStart(4, '0')}`,
    };
  });
}

/** Sends events to a campaign, and answers the status. */
export function postEvents(
  agent: Agent,
  { url, headers }: Pick<Target, 'url' | 'headers'>,
  campaign: string,
  events: readonly unknown[],
): Promise<number> {
  const body = JSON.stringify(events.length === 1 ? events[0] : { events });
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/v1/campaigns/${campaign}/call-events`, {
      method: 'POST',
      agent,
      headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.end(body);
  });
}

function zipf(campaigns: readonly string[]): () => string {
  const sums: number[] = [];
  let sum = 0;
  for (let rank = 1; rank <= campaigns.length; rank += 1) sums.push((sum += 1 / rank));
  return () => {
    const at = Math.random() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return campaigns[low] ?? '';
  };
}
