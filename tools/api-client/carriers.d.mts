/** The module `web/src/api/carriers.ts` from an OpenAPI document. */
export function generateCarriers(document: unknown): string;
