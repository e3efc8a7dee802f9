import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { secretFormat } from '../../../src/carriers/descriptor.ts';
import { carrierIds, descriptorOf } from '../../../src/carriers/registry.ts';
import { projectRoot } from '../../../src/project-root.ts';

const carriers = carrierIds.map(descriptorOf);
/** Those with an address of their own that another can stand for. */
const urls = carriers.filter(({ address }) => address !== null).map(({ environment }) => environment.url);

function table(head: string[], rows: string[][]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

const talks = table(
  ['', 'through', '`carrierRef`', 'release', 'gone when', 'read-back', 'refusals told apart by'],
  carriers.flatMap(({ label, reference, talk }) =>
    talk === null
      ? []
      : [
          [
            label,
            talk.through,
            reference?.name ?? 'none',
            talk.release,
            talk.goneWhen,
            talk.readBack,
            talk.refusals,
          ],
        ],
  ),
);

const settings = table(
  ['', 'credentials', 'address', 'environment', 'a second', 'by'],
  carriers.map(({ label, credentials, address, environment, limit }) => [
    label,
    Object.entries(credentials.shape)
      .map(([name, field]) => {
        const notes = [
          field.meta()?.['format'] === secretFormat ? ['secret'] : [],
          field.safeParse(undefined).success ? ['optional'] : [],
        ].flat();
        return `\`${name}\`${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
      })
      .join(', '),
    address === null ? 'none' : `\`${address}\``,
    [environment.url, ...Object.values(environment.credentials ?? {})]
      .map((name) => `\`${name}\``)
      .join(', '),
    `${limit.perSecond} ${limit.counts}`,
    limit.source,
  ]),
);

/** The lines that are made of the descriptors, by file; what stands around them is written by hand. */
const made: [file: string, lines: RegExp, made: string][] = [
  ['.env.example', /(?:^#[A-Z]+_API_URL=\n)+/m, urls.map((name) => `#${name}=\n`).join('')],
  [
    'docker-compose.yml',
    /(?:^ {2}[A-Z]+_API_URL: .*\n)+/m,
    urls.map((name) => `  ${name}: \${${name}:-}\n`).join(''),
  ],
  ['docs/carriers.md', /(?<=^## What each adapter does\n\n)(?:\|.*\n)+/m, talks],
  ['docs/carriers.md', /(?<=^## What is told of each carrier\n\n)(?:\|.*\n)+/m, settings],
];

test.each([...new Set(made.map(([file]) => file))])(
  '%s has what the descriptors say: else `npx vitest run test/unit/carriers/written-down.test.ts --update` writes it',
  async (file) => {
    const path = join(projectRoot, file);
    let text = readFileSync(path, 'utf8');
    for (const [, lines, content] of made.filter(([of]) => of === file)) {
      expect(text).toMatch(lines);
      text = text.replace(lines, () => content);
    }
    const tidy = file.endsWith('.md')
      ? await format(text, { ...(await resolveConfig(path)), filepath: path })
      : text;
    await expect(tidy).toMatchFileSnapshot(path);
  },
);
