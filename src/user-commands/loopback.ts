import { createHash, randomBytes, timingSafeEqual, webcrypto } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandError } from './command-error.ts';

const { subtle } = webcrypto;
const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' };

export interface Loopback {
  /** What the page is asked with. The key comes back encrypted with `publicKey`, so that neither the browser's history
   * nor another program on this machine has it, and beside `state`, so that no other page can log this machine in. */
  query: { port: string; state: string; publicKey: string };
  /** Shown here and on the page, so that the person sees that it is about this machine. */
  code: string;
  /**
   * The key that the page brings.
   *
   * @throws CommandError when the person declines
   */
  key: Promise<string>;
  close(): void;
}

/** Waits on this machine, and for nobody but this machine, for the key that a page of Lastcall brings. */
export async function startLoopback(): Promise<Loopback> {
  const pair = await subtle.generateKey(
    { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    false,
    ['decrypt'],
  );
  const publicKey = Buffer.from(await subtle.exportKey('spki', pair.publicKey)).toString('base64url');
  const state = randomBytes(32).toString('base64url');

  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = String((server.address() as AddressInfo).port);

  const key = new Promise<string>((resolve, reject) => {
    const receive = async (address: string | undefined, res: ServerResponse) => {
      const { searchParams } = new URL(address ?? '/', 'http://127.0.0.1');
      if (!isSame(searchParams.get('state'), state)) {
        return answer(res, 400, 'This address is not of the "lastcall login" that waits here.');
      }
      if (searchParams.has('declined')) {
        answer(res, 200, 'This machine was not connected. You may close this page.');
        return reject(new CommandError('notAllowed', 'declined', 'You declined, so nothing was changed.'));
      }
      const sealed = Buffer.from(searchParams.get('key') ?? '', 'base64url');
      const opened = await subtle.decrypt(algorithm, pair.privateKey, sealed);
      answer(res, 200, 'This machine is connected. You may close this page, and go on in the terminal.');
      resolve(Buffer.from(opened).toString('utf8'));
    };
    server.on('request', (req, res) => {
      // A name that somebody has pointed at this machine is not this machine.
      if (req.method !== 'GET' || req.headers.host !== `127.0.0.1:${port}`)
        return answer(res, 404, 'Nothing is here.');
      receive(req.url, res).catch(() =>
        answer(res, 400, 'What came cannot be read: run "lastcall login" again.'),
      );
    });
  });
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { query: { port, state, publicKey }, code: codeOf(publicKey), key, close };
}

/** Of a public key: `1A2B-3C4D`. The page has the same from the same bytes. */
export function codeOf(publicKey: string): string {
  const digits = createHash('sha256').update(publicKey).digest('hex').slice(0, 8).toUpperCase();
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

function isSame(given: string | null, wanted: string): boolean {
  const [one, other] = [Buffer.from(given ?? ''), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function answer(res: ServerResponse, status: number, text: string): void {
  res
    .writeHead(status, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      Connection: 'close',
    })
    .end(text);
}
