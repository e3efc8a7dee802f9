import { expect, test } from 'vitest';
import { offlineDocument } from '../../src/api/http/document.ts';
import { type ErrorCode, catalogue } from '../../src/errors.ts';
import { AnswerChecker, type Media, type OpenApi } from '../support/openapi.ts';

const document = JSON.parse(JSON.stringify(offlineDocument())) as OpenApi;
const checker = new AnswerChecker(document);

/** Everything that an operation takes or answers, by where its media type stands in the document. */
const bodies = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).flatMap(([method, { operationId, requestBody, responses }]) =>
    [
      { name: 'request', place: ['requestBody'], content: requestBody?.content },
      ...Object.entries(responses).map(([status, { content }]) => ({
        name: status,
        place: ['responses', status],
        content,
      })),
    ].flatMap(({ name, place, content = {} }) =>
      Object.entries(content).map(([type, media]) => ({
        operationId,
        title: `${operationId}, ${name}, ${type}`,
        type,
        media,
        schema: ['paths', path, method, ...place, 'content', type, 'schema'],
        status: name,
      })),
    ),
  ),
);

function examplesOf({ example, examples = {} }: Media): unknown[] {
  const referred = Object.values(examples).map(
    ({ $ref }) => document.components.examples[$ref.replace('#/components/examples/', '')]?.value,
  );
  return example === undefined ? referred : [example, ...referred];
}

const isBinary = ({ schema }: Media) => (schema as { format?: string }).format === 'binary';
const [binary, shown] = [
  bodies.filter(({ media }) => isBinary(media)),
  bodies.filter(({ media }) => !isBinary(media)),
];

test.each([...new Set(shown.map(({ operationId }) => operationId))])(
  '%s shows an example of each body, which is what its schema says',
  (operationId) => {
    for (const { title, type, media, schema } of shown.filter((body) => body.operationId === operationId)) {
      const examples = examplesOf(media);
      expect(examples, title).not.toEqual([]);
      const misfits = examples.map((example) =>
        type.endsWith('json')
          ? checker.misfit(schema, example)
          : typeof example === 'string'
            ? null
            : 'no text',
      );
      expect(misfits, title).toEqual(examples.map(() => null));
      // What the sampler says for a text of which nobody has said anything.
      expect(JSON.stringify(examples), title).not.toContain('"string"');
    }
  },
);

test('only files that nobody reads as they are have none', () => {
  expect([...new Set(binary.map(({ type }) => type))].toSorted()).toEqual([
    'application/gzip',
    'application/vnd.apache.parquet',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ]);
});

test('every error that an operation answers is shown, as the API words it', () => {
  const problems = bodies.filter(({ type }) => type === 'application/problem+json');
  expect(problems.length).toBeGreaterThan(500);
  for (const { media, status, title } of problems) {
    const examples = examplesOf(media) as { code: ErrorCode; status: number; detail: string }[];
    expect(
      examples.map(({ code }) => code),
      title,
    ).toEqual(Object.keys(media.examples ?? {}));
    for (const { code, status: said, detail } of examples) {
      expect([said, catalogue[code].status]).toEqual([Number(status), Number(status)]);
      // Every hole of the catalogue's message is filled.
      const holes = catalogue[code].message.match(/\{\w+\}/g) ?? [];
      expect(holes.filter((hole) => detail.includes(hole))).toEqual([]);
    }
  }
});

test('a pattern is what every language understands: a regular expression without flags', () => {
  const patterns = [...JSON.stringify(document).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
    ([, text]) => JSON.parse(text ?? '') as string,
  );
  expect(patterns.length).toBeGreaterThan(10);
  expect(patterns.filter((pattern) => /^\/|\/[a-z]*$/.test(pattern))).toEqual([]);
});
