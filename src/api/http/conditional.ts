import type { Request } from 'express';

/**
 * Whether the client has this representation already: `If-None-Match`, else `If-Modified-Since` (RFC 9110, 13.2.2).
 * Unlike Express's own answer it heeds them next to `Cache-Control: no-cache` too, which `fetch` adds by itself.
 */
export function isKnown(req: Request, etag: string | undefined, lastModified: Date | undefined): boolean {
  const tags = req.get('if-none-match');
  if (tags !== undefined) {
    return (
      tags.trim() === '*' ||
      (etag !== undefined && tags.split(',').some((tag) => strong(tag) === strong(etag)))
    );
  }
  const since = Date.parse(req.get('if-modified-since') ?? '');
  // The header knows whole seconds only.
  return lastModified !== undefined && Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}

const strong = (tag: string) => tag.trim().replace(/^W\//, '');
