/** Clients in a process of their own: takes what it is told to, as often as there are clients, and says when all have it. */
import { download } from './download.ts';

process.on(
  'message',
  ({ url, headers, clients }: { url: string; headers: Record<string, string>; clients: number }) => {
    Promise.all(Array.from({ length: clients }, () => download(url, headers))).then(
      (bytes) => process.send?.(bytes.reduce((sum, each) => sum + each, 0)),
      (error: Error) => process.send?.(error.message),
    );
  },
);
process.send?.('ready');
