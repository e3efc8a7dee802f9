import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';
import { type Check, ok, problem } from './check.ts';

export const node: Check = {
  name: 'node',
  async run() {
    const { version, engines } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      version: string;
      engines: { node: string };
    };
    const oldest = engines.node.replace(/^>=/, '');
    const here = process.versions.node;
    const says = `Node ${here}, Lastcall ${version}`;
    return here.localeCompare(oldest, 'en', { numeric: true }) >= 0
      ? [ok(says)]
      : [problem(`${says}: too old`, `Install Node ${oldest} or newer.`)];
  },
};
