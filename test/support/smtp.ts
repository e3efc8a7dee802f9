import type { AddressInfo } from 'node:net';
import { callbackify } from 'node:util';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Defer } from './defer.ts';

export interface TestMailServer {
  url: string;
  /** What it took, in the order in which it did. */
  received: ParsedMail[];
  /** To whom it says no: the addresses, each with the words that it says. */
  refusing: Map<string, { code: number; words: string }>;
  /** Called when a mail has arrived to its last byte, before the server says that it takes it. */
  arrived: (mail: ParsedMail) => Promise<void>;
  close(): Promise<void>;
}

/** A real SMTP server that keeps what it takes, without TLS. */
export async function startMailServer(
  defer: Defer,
  options: SMTPServerOptions = {},
): Promise<TestMailServer> {
  const received: ParsedMail[] = [];
  const refusing: TestMailServer['refusing'] = new Map();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const refusal = refusing.get(address);
      if (!refusal) return done();
      return done(Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
    },
    onData(stream, _session, done) {
      const take = async () => {
        const mail = await simpleParser(stream);
        await mailServer.arrived(mail);
        received.push(mail);
      };
      callbackify(take)(done);
    },
    ...options,
  });
  // Clients that are killed break their connections.
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  defer(close);
  const mailServer: TestMailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refusing,
    arrived: () => Promise.resolve(),
    close,
  };
  return mailServer;
}
