import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { offlineDocument } from '../../src/api/http/document.ts';

/** What Redocly's strictest set of rules finds in a document, where it is. */
async function findings(document: object): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const problems = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: 'openapi.json',
    config,
  });
  return problems.map(
    ({ ruleId, message, location: [place] }) => `${ruleId}: ${message} (${place?.pointer ?? ''})`,
  );
}

/** It is a long document for a slow machine. */
const patienceMs = 150_000;

test('the OpenAPI document has nothing that a strict linter finds', { timeout: patienceMs }, async () => {
  expect(await findings(offlineDocument())).toEqual([]);
});

test('the linter finds what is wrong', async () => {
  const rules = (
    await findings({ openapi: '3.1.0', info: {}, paths: { '/v1/x': { get: { responses: {} } } } })
  ).map((finding) => finding.split(':')[0]);
  expect(rules).toEqual(
    expect.arrayContaining(['struct', 'operation-operationId', 'operation-4xx-response']),
  );
});
