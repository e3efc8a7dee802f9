import { callbackify } from 'node:util';
import type { SMTPServerDataStream } from 'smtp-server';
import { startMailServer } from '../../test/support/smtp.ts';

/** An SMTP server that takes every mail and keeps its Message-ID alone. */
export async function startCountingMailServer() {
  const messageIds: string[] = [];
  const stops: (() => Promise<unknown>)[] = [];
  const server = await startMailServer((stop) => void stops.push(async () => stop()), {
    onData(stream, _session, done) {
      callbackify(async () => {
        messageIds.push(await messageIdOf(stream));
      })(done);
    },
  });
  return {
    url: server.url,
    messageIds,
    stop: async () => {
      for (const stop of stops) await stop();
    },
  };
}

async function messageIdOf(stream: SMTPServerDataStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  const [, found] = /^message-id:\s*(\S+)/im.exec(text) ?? [];
  if (found === undefined) throw new Error('a mail came without a Message-ID');
  return found;
}
