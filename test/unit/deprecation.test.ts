import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { LastcallError } from '../../src/errors.ts';
import { createLog } from '../../src/log.ts';
import type { Deprecation } from '../../src/api/http/deprecation.ts';
import { errorHandler } from '../../src/api/http/error-handler.ts';
import { mount } from '../../src/api/http/mount.ts';
import { openApiDocument } from '../../src/api/http/openapi.ts';
import { defineRoute, type Route } from '../../src/api/http/route.ts';
import type { Services } from '../../src/api/http/services.ts';

const deprecated: Deprecation = {
  since: new Date('2026-11-23T00:00:00Z'),
  sunset: new Date('2027-06-01T00:00:00Z'),
  successor: '/v1/campaigns/{campaignId}/newer',
};

const older = (how?: Deprecation) =>
  defineRoute({
    method: 'get',
    path: '/v1/campaigns/{campaignId}/older',
    operationId: 'older',
    summary: 'The older way',
    tag: 'Campaigns',
    roles: 'anyone',
    ...(how && { deprecated: how }),
    params: z.strictObject({ campaignId: z.string() }),
    responses: { 204: { description: 'Done.' } },
    async handle({ params: { campaignId } }) {
      if (campaignId === 'none') throw new LastcallError('not_found', { what: 'campaign' });
      return { status: 204 } as const;
    },
  });

async function get(route: Route, path: string): Promise<Response> {
  const app = express();
  mount(app, [route], { db: {} } as Services);
  app.use(errorHandler(createLog('silent')));
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
}

test.each([
  ['done', '/v1/campaigns/a%20b/older', 204],
  ['refused', '/v1/campaigns/none/older', 404],
])('a deprecated operation says so in its answer, also where it is %s', async (_, path, status) => {
  const answer = await get(older(deprecated), path);
  expect(answer.status).toBe(status);
  expect(answer.headers.get('deprecation')).toBe('@1795392000');
  expect(answer.headers.get('sunset')).toBe('Tue, 01 Jun 2027 00:00:00 GMT');
  const successor = path.replace('older', 'newer');
  expect(answer.headers.get('link')).toBe(
    `</docs>; rel="deprecation"; type="text/html", <${successor}>; rel="successor-version"`,
  );
});

test('an operation that stays says nothing of it', async () => {
  const { headers } = await get(older(), '/v1/campaigns/one/older');
  expect(['deprecation', 'sunset', 'link'].map((name) => headers.get(name))).toEqual([null, null, null]);
});

test('the document marks a deprecated operation, for people and for tools', () => {
  const document = JSON.parse(JSON.stringify(openApiDocument([older(deprecated)])));
  expect(document.paths['/v1/campaigns/{campaignId}/older'].get).toMatchObject({
    deprecated: true,
    'x-sunset': '2027-06-01',
    description: expect.stringContaining(
      '**Deprecated** since 2026-11-23; it may be gone from 2027-06-01 on. Use `/v1/campaigns/{campaignId}/newer` instead.',
    ),
    responses: {
      204: {
        headers: { Deprecation: expect.anything(), Sunset: expect.anything(), Link: expect.anything() },
      },
    },
  });
});

test('an operation cannot go sooner than 180 days after it was deprecated', () => {
  const sooner = { ...deprecated, sunset: new Date('2027-05-20T00:00:00Z') };
  expect(() => older(sooner)).toThrow('older goes less than 180 days after it was deprecated');
  expect(older({ ...deprecated, sunset: new Date('2027-05-22T00:00:00Z') }).operationId).toBe('older');
});
