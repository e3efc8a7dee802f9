import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import { SEARCH_ATTRIBUTES } from '../../src/temporal/search-attributes.ts';
import { savedViewPage } from '../../src/temporal/ui.ts';
import { temporalViews } from '../../src/temporal/views.ts';
import * as contract from '../../workflows/contract.ts';

const page = await readFile(join(projectRoot, 'docs', 'temporal.md'), 'utf8');
/** The page without what columns of tables are padded with. */
const text = page.replace(/ +/g, ' ');

const messages = Object.values(contract).flatMap((each) =>
  typeof each === 'object' && 'type' in each ? [[each.type, each.name] as const] : [],
);
const types = Object.entries(contract).flatMap(([key, each]) =>
  key.endsWith('WorkflowType') && typeof each === 'function' ? [each.name] : [],
);

test.each(messages)('the page for operators tells of the %s %s', (type, name) => {
  expect(text).toContain(`| ${type} | \`${name}\` |`);
});

test.each(types)('the page for operators tells of the workflow %s', (name) => {
  expect(text).toContain(`| \`${name}\` |`);
});

test.each(Object.entries(SEARCH_ATTRIBUTES))(
  'the page for operators tells of the search attribute %s',
  (name, type) => {
    expect(text).toContain(`| \`${name}\` | ${type} |`);
  },
);

test.each(temporalViews)('the page for operators has the list $name', ({ name, shows, query }) => {
  expect(text).toContain(`| ${name} | ${shows} | \`${query}\` |`);
});

test('a link to a list holds its query and its name, whatever is in them', () => {
  const ui = { temporalUiUrl: 'https://temporal.example.org//', temporalNamespace: 'calls' };
  const view = { name: 'Lastcall: a & b', query: 'LastcallStage = "notice" AND A = 1' };
  const link = new URL(savedViewPage(ui, view));
  expect(link.origin + link.pathname).toBe('https://temporal.example.org/namespaces/calls/workflows');
  expect(Object.fromEntries(link.searchParams)).toEqual({ query: view.query, savedQuery: view.name });
});

test.each(types)('the list of what ended before its time has the workflow %s too', (name) => {
  const { query } = temporalViews.find((view) => view.name === 'Lastcall: ended before their time')!;
  expect(query).toContain(`"${name}"`);
});
