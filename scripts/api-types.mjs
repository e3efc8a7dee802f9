import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '../tools/api-client/generate.mjs';
import { dist, ensureBuilt, ensureInstalled, root } from './ensure.mjs';

ensureInstalled();
ensureBuilt();
const cli = join(dist, 'src', 'cli.js');
const document = execFileSync(process.execPath, [cli, 'openapi'], { maxBuffer: 64 * 1024 * 1024 });
writeFileSync(
  join(root, 'web', 'src', 'api', 'schema.d.ts'),
  await generate(JSON.parse(document.toString())),
);
