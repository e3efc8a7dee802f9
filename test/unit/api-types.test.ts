import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { offlineDocument } from '../../src/api/http/document.ts';
import { projectRoot } from '../../src/project-root.ts';
import { generate } from '../../tools/api-client/generate.mjs';

test('the pages’ client is generated from the API as it is: else `npm run api-types` makes it anew', async () => {
  const document: unknown = JSON.parse(JSON.stringify(offlineDocument()));
  const kept = readFileSync(join(projectRoot, 'web', 'src', 'api', 'schema.d.ts'), 'utf8');
  expect(kept).toBe(await generate(document));
});
