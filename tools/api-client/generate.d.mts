/** The TypeScript types of an OpenAPI document, as the pages' client uses them. */
export function generate(document: unknown): Promise<string>;
