import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { offlineDocument } from '../../src/api/http/document.ts';
import { projectRoot } from '../../src/project-root.ts';
import { generateCarriers } from '../../tools/api-client/carriers.mjs';
import { generate } from '../../tools/api-client/generate.mjs';

test('the clients’ types are generated from the API as it is: else `npm run api-types` makes it anew', async () => {
  const document: unknown = JSON.parse(JSON.stringify(offlineDocument()));
  const kept = (...path: string[]) => readFileSync(join(projectRoot, ...path), 'utf8');
  expect(kept('clients', 'typescript', 'src', 'schema.ts')).toBe(await generate(document));
  expect(kept('web', 'src', 'api', 'carriers.ts')).toBe(generateCarriers(document));
});
