import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { resolveOasdiff } from '../../dev/oasdiff/executable.ts';
import { offlineDocument } from '../../src/api/http/document.ts';
import { breakingChanges, releasedDocument } from '../support/breaking-changes.ts';

const gettingItMs = 15 * 60_000;
beforeAll(() => resolveOasdiff({ progress: (line) => console.log(line) }), gettingItMs);

interface Schema {
  type?: string | string[];
  enum?: unknown[];
  required?: string[];
  properties: Record<string, Schema>;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: Schema;
}

interface Document {
  paths: Record<string, Record<string, { parameters?: Parameter[]; responses: Record<string, object> }>>;
  components: { schemas: Record<string, Schema> };
}

const parsed = (text: string) => JSON.parse(text) as Document;
const released = () => parsed(readFileSync(releasedDocument, 'utf8'));

test('no client of the last release is broken by the API as it is', async () => {
  const now = parsed(JSON.stringify(offlineDocument()));
  expect(await breakingChanges(released(), now)).toEqual([]);
});

/** The last release with something changed in it. */
function changed(change: (document: Document) => void): Document {
  const document = released();
  change(document);
  return document;
}

const schema = (document: Document, name: string): Schema => document.components.schemas[name] as Schema;

describe('the check refuses', () => {
  test.each<[string, (document: Document) => void, RegExp]>([
    [
      'an operation that is gone',
      ({ paths }) => void delete paths['/v1/campaigns/{campaignId}/launch'],
      /launch: api (path )?removed/i,
    ],
    [
      'a member of an answer that is gone',
      (document) => {
        const campaign = schema(document, 'Campaign');
        delete campaign.properties['status'];
        campaign.required = (campaign.required ?? []).filter((name) => name !== 'status');
      },
      /removed the required property .*status/,
    ],
    [
      'a member of a request that is now needed',
      (document) => {
        const input = schema(document, 'NewCampaign');
        input.properties['region'] = { type: 'string', properties: {} };
        input.required = [...(input.required ?? []), 'region'];
      },
      /added the new required request property .*region/,
    ],
    [
      'a word that a request may not use any more',
      (document) => {
        const role = schema(document, 'NewInvitation').properties['role'] as Schema;
        role.enum = (role.enum ?? []).slice(1);
      },
      /removed the enum value/,
    ],
    [
      'another type of a member of an answer',
      (document) => {
        schema(document, 'Campaign').properties['name'] = { type: 'integer', properties: {} };
      },
      /type.* changed/,
    ],
    [
      'a parameter that is now needed',
      ({ paths }) =>
        paths['/v1/campaigns']?.['get']?.parameters?.push({
          name: 'region',
          in: 'query',
          required: true,
          schema: { type: 'string', properties: {} },
        }),
      /added the new required `?'?query'?`? request parameter .*region/,
    ],
    [
      'an answer of another status',
      ({ paths }) => {
        const launch = paths['/v1/campaigns/{campaignId}/launch']?.['post'];
        if (launch) launch.responses = { 418: launch.responses['200'] ?? {} };
      },
      /removed the success response with the status .*200/,
    ],
  ])('%s', async (_, change, said) => {
    const found = await breakingChanges(released(), changed(change));
    expect(found.length).toBeGreaterThan(0);
    expect(found.join('\n')).toMatch(said);
  });
});

test('what only adds is no break: operations, optional members, parameters and words of answers', async () => {
  const added = changed((document) => {
    const { paths } = document;
    paths['/v1/more'] = { get: { responses: { 200: { description: 'More.' } } } };
    schema(document, 'Campaign').properties['region'] = { type: 'string', properties: {} };
    schema(document, 'NewCampaign').properties['region'] = { type: 'string', properties: {} };
    (schema(document, 'Campaign').properties['status'] as Schema).enum?.push('paused');
    paths['/v1/campaigns']?.['get']?.parameters?.push({
      name: 'region',
      in: 'query',
      schema: { type: 'string', properties: {} },
    });
  });
  expect(await breakingChanges(released(), added)).toEqual([]);
});

test('an operation that was deprecated may go once its sunset is over, and not before', async () => {
  const address = '/v1/campaigns/{campaignId}/launch';
  const deprecated = (sunset: string) =>
    changed(({ paths }) =>
      Object.assign(paths[address]?.['post'] ?? {}, { deprecated: true, 'x-sunset': sunset }),
    );
  const gone = changed(({ paths }) => void delete paths[address]);
  expect(await breakingChanges(deprecated('2020-01-01'), gone)).toEqual([]);
  expect(await breakingChanges(deprecated('2999-01-01'), gone)).toEqual([
    expect.stringContaining('before the sunset date'),
  ]);
});
