import { expect, onTestFinished, test } from 'vitest';
import { Lastcall } from '../../../clients/typescript/src/index.ts';
import { cut, problem, type Script, scriptedServer } from '../../support/scripted-server.ts';

const file = Buffer.from(Array.from({ length: 200_000 }, (_, n) => n % 251));
const etag = '"v1"';

async function start(...scripts: [Script, ...Script[]]) {
  const { url, asked } = await scriptedServer(onTestFinished, ...scripts);
  const lastcall = new Lastcall({ baseUrl: url, retryDelayMs: 1, maxRetries: 3, timeoutMs: 2_000 });
  return { lastcall, asked };
}
const download = (lastcall: Lastcall) => lastcall.exports.download('c-1', 'calls.csv.gz');
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

/** Sends the file, or the part that is asked for, and breaks off behind so many bytes of it. */
const serve =
  ({
    breakAfter = Infinity,
    tag = etag,
    ...headers
  }: { breakAfter?: number; tag?: string; [header: string]: unknown } = {}): Script =>
  (res, asked) => {
    const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(asked.headers.range ?? '') ?? [];
    const partial = first !== undefined && (asked.headers['if-range'] ?? tag) === tag;
    const [from, to] = partial ? [Number(first), last ? Number(last) + 1 : file.length] : [0, file.length];
    const content = file.subarray(from, to);
    res.writeHead(partial ? 206 : 200, {
      'accept-ranges': 'bytes',
      etag: tag,
      'content-length': content.length,
      ...(partial && { 'content-range': `bytes ${from}-${to - 1}/${file.length}` }),
      ...(headers as Record<string, string>),
    });
    if (breakAfter >= content.length) res.end(content);
    else if (breakAfter === 0) res.flushHeaders();
    else res.write(content.subarray(0, breakAfter));
    if (breakAfter < content.length) setImmediate(() => res.destroy());
  };

test('a download that breaks off goes on where it ended, however often', async () => {
  const broken = serve({ breakAfter: 30_000 });
  const { lastcall, asked } = await start(broken, broken, cut, problem(503, 'server_busy'), broken, serve());
  const response = await download(lastcall);
  expect(response.headers.get('content-length')).toBe(String(file.length));
  expect((await bytesOf(response)).equals(file)).toBe(true);
  expect(asked).toHaveLength(6);
  for (const { headers } of asked.slice(1)) {
    expect(headers).toMatchObject({ range: expect.stringMatching(/^bytes=\d+-199999$/), 'if-range': etag });
  }
});

test('a part goes on within its own end', async () => {
  const { lastcall, asked } = await start(serve({ breakAfter: 10 }), serve());
  const options = { range: { start: 100, end: 199 }, ifRange: etag };
  const response = await lastcall.exports.download('c-1', 'calls.csv.gz', options);
  expect(response.status).toBe(206);
  expect((await bytesOf(response)).equals(file.subarray(100, 200))).toBe(true);
  // What broke off may not have arrived.
  const goesOn = expect.stringMatching(/^bytes=1[01]0-199$/) as string;
  expect(asked.map(({ headers }) => headers.range)).toEqual(['bytes=100-199', goesOn]);
});

test.each([
  ['cannot be resumed', { 'accept-ranges': 'none' }, 'connection_failed'],
  ['has a weak tag', { tag: 'W/"v1"' }, 'connection_failed'],
])('a file that %s fails when it breaks off, instead of looking whole', async (_, headers, code) => {
  const { lastcall, asked } = await start(serve({ breakAfter: 10, ...headers }), serve());
  await expect(bytesOf(await download(lastcall))).rejects.toMatchObject({ name: 'LastcallError', code });
  expect(asked).toHaveLength(1);
});

test('a file that is another one by now is not put together with what came before', async () => {
  const { lastcall } = await start(serve({ breakAfter: 10 }), serve({ tag: '"v2"' }));
  await expect(bytesOf(await download(lastcall))).rejects.toMatchObject({ code: 'download_changed' });
});

test('a download that never gets further has an end', async () => {
  const { lastcall, asked } = await start(serve({ breakAfter: 10 }), serve({ breakAfter: 0 }));
  await expect(bytesOf(await download(lastcall))).rejects.toMatchObject({ code: 'connection_failed' });
  expect(asked).toHaveLength(4);
});

test('whoever stops reading ends the download, and a signal ends it with its reason', async () => {
  const { lastcall, asked } = await start(serve({ breakAfter: 10 }), serve());
  await (await download(lastcall)).body?.cancel();
  const stop = new AbortController();
  const response = await lastcall.exports.download('c-1', 'calls.csv.gz', { signal: stop.signal });
  stop.abort(new Error('enough'));
  await expect(bytesOf(response)).rejects.toThrow('enough');
  expect(asked).toHaveLength(2);
});
