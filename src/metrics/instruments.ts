import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/**
 * What this process counts, for Prometheus. Labels are routes, carriers and codes: never an account, a campaign, a person or a
 * number, both because whoever reads figures need not know them and because each value makes a series.
 */
export const registry = new Registry();

const registers = [registry];

export const requestSeconds = new Histogram({
  name: 'lastcall_http_request_duration_seconds',
  help: 'Time from a request to the end of its answer, by the pattern of its route.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30],
  registers,
});

export const callEvents = new Counter({
  name: 'lastcall_call_events_total',
  help: 'Call events that were answered, by what became of them.',
  labelNames: ['outcome'],
  registers,
});

export const intakeSeconds = new Histogram({
  name: 'lastcall_intake_duration_seconds',
  help: 'Time from the arrival of a request’s call events to the commit that holds them.',
  buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1, 5],
  registers,
});

export const intakeWaiting = new Gauge({
  name: 'lastcall_intake_waiting_events',
  help: 'Call events that have arrived and are not answered yet.',
  registers,
});

export const releaseAttempts = new Counter({
  name: 'lastcall_release_attempts_total',
  help: 'Attempts to give a number back, by where its release stood afterwards.',
  labelNames: ['carrier', 'status'],
  registers,
});

export const sealedRows = new Counter({
  name: 'lastcall_sealed_rows_total',
  help: 'Rows of parts that this process has sealed.',
  labelNames: ['kind'],
  registers,
});

export const sealedBytes = new Counter({
  name: 'lastcall_sealed_bytes_total',
  help: 'Bytes of parts that this process has sealed, compressed.',
  labelNames: ['kind'],
  registers,
});
