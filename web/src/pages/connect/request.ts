/** What `lastcall login` asks a person for, on the machine that this browser runs on. */
export interface ConnectRequest {
  port: number;
  state: string;
  publicKey: string;
  /** What the machine calls itself. */
  name: string;
}

/** Null: the address is not whole, or somebody made it up. */
export function readRequest(query: URLSearchParams): ConnectRequest | null {
  const port = Number(query.get('port'));
  const state = query.get('state') ?? '';
  const publicKey = query.get('publicKey') ?? '';
  const isPort = Number.isInteger(port) && port > 0 && port < 65_536;
  if (!isPort || !/^[\w-]{43}$/.test(state) || !/^[\w-]{300,800}$/.test(publicKey)) return null;
  return { port, state, publicKey, name: (query.get('name') ?? '').trim().slice(0, 60) || 'a computer' };
}

/** Leaves for the program that waits on this machine, and for no other machine whatever the request says. */
export function answerRequest(
  { port, state }: ConnectRequest,
  answer: { key: string } | { declined: '' },
): void {
  window.location.assign(`http://127.0.0.1:${port}/?${new URLSearchParams({ state, ...answer }).toString()}`);
}
