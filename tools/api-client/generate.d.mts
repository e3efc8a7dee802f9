/** The TypeScript types of an OpenAPI document, as the pages and @lastcall/client use them. */
export function generate(document: unknown): Promise<string>;
