import type { Request } from 'express';

const dayMs = 24 * 60 * 60 * 1000;
/** As docs/api.md promises. */
const shortestNoticeDays = 180;

/** That an operation will go, as its answers, the OpenAPI document and the reference say. */
export interface Deprecation {
  since: Date;
  /** From when on it may be gone: 180 days after `since` at the earliest. */
  sunset: Date;
  /** The path of what takes its place, in OpenAPI's form; it has no parameter that the operation has not. */
  successor?: string;
}

/** @throws TypeError for one that gives clients less time than was promised */
export function requireNotice(operationId: string, { since, sunset }: Deprecation): void {
  if (sunset.getTime() - since.getTime() < shortestNoticeDays * dayMs)
    throw new TypeError(`${operationId} goes less than ${shortestNoticeDays} days after it was deprecated`);
}

/** RFC 9745, RFC 8594, and links to what is to be read and to what takes its place. */
export function deprecationHeaders(
  { since, sunset, successor }: Deprecation,
  params: Request['params'],
): Record<string, string> {
  const links = ['</docs>; rel="deprecation"; type="text/html"'];
  if (successor) links.push(`<${filled(successor, params)}>; rel="successor-version"`);
  return {
    Deprecation: `@${Math.floor(since.getTime() / 1000)}`,
    Sunset: sunset.toUTCString(),
    Link: links.join(', '),
  };
}

const filled = (path: string, params: Request['params']) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));

/** What the document says of an operation, besides its description. */
export const deprecationMarks = ({ sunset }: Deprecation) => ({
  deprecated: true,
  // As tools that look for breaking changes read it.
  'x-sunset': day(sunset),
});

/** What the headers say, for the document. */
export const deprecationHeaderTexts = {
  Deprecation: 'Since when the operation is deprecated: `@` and seconds since 1970 (RFC 9745).',
  Sunset: 'From when on the operation may be gone (RFC 8594).',
  Link: 'What to read about it, `rel="deprecation"`, and what takes its place, `rel="successor-version"`.',
};

/** A sentence for people. */
export const deprecationText = ({ since, sunset, successor }: Deprecation) =>
  `**Deprecated** since ${day(since)}; it may be gone from ${day(sunset)} on.${successor ? ` Use \`${successor}\` instead.` : ''}`;

const day = (date: Date) => date.toISOString().slice(0, 10);
