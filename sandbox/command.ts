import { startSandbox } from './server.ts';
import { fired, stopSignal } from '../src/stop-signal.ts';

/** `lastcall sandbox`: a carrier to practise on, with faults at will. */
export async function sandbox(options: {
  port: string;
  host: string;
  name: string[];
  data?: string;
}): Promise<void> {
  const signal = stopSignal();
  const server = await startSandbox({
    port: Number(options.port),
    host: options.host,
    names: options.name,
    dataDir: options.data ?? null,
    remoteControl: options.host !== '127.0.0.1',
  });
  console.log(`The sandbox carrier listens on ${server.url}`);
  await fired(signal);
  await server.close();
}
