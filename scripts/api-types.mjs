import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateCarriers } from '../tools/api-client/carriers.mjs';
import { generate } from '../tools/api-client/generate.mjs';
import { dist, ensureBuilt, ensureInstalled, root } from './ensure.mjs';

ensureInstalled();
ensureBuilt();
const cli = join(dist, 'src', 'cli.js');
const text = execFileSync(process.execPath, [cli, 'openapi'], { maxBuffer: 64 * 1024 * 1024 });
const document = JSON.parse(text.toString());
writeFileSync(join(root, 'clients', 'typescript', 'src', 'schema.ts'), await generate(document));
writeFileSync(join(root, 'web', 'src', 'api', 'carriers.ts'), generateCarriers(document));
