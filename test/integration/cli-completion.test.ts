import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import { cli } from '../support/cli.ts';
import { makeTempFolder } from '../support/temp-folder.ts';

const words = async (...typed: string[]) =>
  (await cli(['complete', '--', ...typed])).stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t')[0]);

describe('what fits is offered', () => {
  test('commands, by their beginning', async () => {
    expect(await words('camp')).toEqual(['campaigns']);
    expect(await words('campaigns', '')).toEqual(['list', 'show', 'archive', 'watch', 'help']);
    expect(await words('')).not.toContain('complete');
  });

  test('options of the command, and the values of one', async () => {
    expect(await words('campaigns', 'list', '--s')).toEqual(['--status', '--search', '--sort']);
    expect(await words('campaigns', 'list', '--status', '')).toEqual(['draft', 'active', 'archived']);
    expect(await words('export', '1f3a-9c07', '--kind', 're')).toEqual(['receipts', 'results']);
    expect(await words('completion', '')).toEqual(['bash', 'zsh', 'fish']);
  });

  test('nothing where a file or a campaign is meant', async () => {
    expect(await words('import', '1f3a-9c07', '')).toEqual([]);
    expect(await words('export', '1f3a-9c07', '-o', '')).toEqual([]);
  });
});

describe('in bash', () => {
  /** Completes a line as bash does, and answers what it would offer. */
  async function complete(typed: readonly string[]): Promise<string[]> {
    const folder = makeTempFolder();
    const bin = join(folder, 'lastcall');
    writeFileSync(
      bin,
      `#!/bin/sh\nexec "${process.execPath}" "${join(projectRoot, 'dist', 'src', 'cli.js')}" "$@"\n`,
      {
        mode: 0o755,
      },
    );
    const { stdout: script } = await cli(['completion', 'bash']);
    writeFileSync(join(folder, 'script'), script);
    execFileSync('bash', ['-n', join(folder, 'script')]);
    const run = `source ./script; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _lastcall "$1"; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const offered = execFileSync('bash', ['--norc', '-c', run, 'bash', bin, ...typed], { cwd: folder });
    return offered.toString().split('\n').filter(Boolean);
  }

  test('the script is valid, and completes', async () => {
    expect(await complete(['campaigns', 'a'])).toEqual(['archive']);
    expect(await complete(['export', 'x', '--format', 'csv'])).toEqual(['csv', 'csv.gz']);
  });

  test('what is typed is never run', async () => {
    const folder = makeTempFolder();
    const made = join(folder, 'made');
    expect(await complete(['export', `$(touch ${made})`, '--ki'])).toEqual(['--kind']);
    expect(existsSync(made)).toBe(false);
  });
});
