import type { PartProcess } from './part-process.ts';
import type { UpSettings } from './settings.ts';

/** The parts of Lastcall itself, each a process of its own. */
export function partsOf({ ports, file }: UpSettings): Record<'sandbox' | 'worker' | 'api', PartProcess> {
  const files = (command: string) => ({
    logFile: file('logs', `${command}.log`),
    noteFile: file('run', `${command}.json`),
  });
  const url = (port: number) => `http://127.0.0.1:${port}`;
  return {
    sandbox: {
      name: 'Sandbox carrier',
      command: ['sandbox', '--port', String(ports.sandbox), '--data', file('sandbox')],
      listens: {
        port: ports.sandbox,
        variable: 'LASTCALL_SANDBOX_PORT',
        healthUrl: `${url(ports.sandbox)}/sandbox/health`,
      },
      ...files('sandbox'),
    },
    worker: { name: 'Worker', command: ['worker'], ...files('worker') },
    api: {
      name: 'API',
      command: ['api'],
      // Not whether it is ready: it starts, and waits, while the database or Temporal is away.
      listens: { port: ports.api, variable: 'LASTCALL_PORT', healthUrl: `${url(ports.api)}/health` },
      ...files('api'),
    },
  };
}
