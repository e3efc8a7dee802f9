import openapiTS, { astToString } from 'openapi-typescript';

/** The TypeScript types of an OpenAPI document, as the pages and @lastcall/client use them. */
export async function generate(document) {
  const nodes = await openapiTS(document, { alphabetize: true, defaultNonNullable: false });
  return `// Generated from the OpenAPI document by \`npm run api-types\`. Do not edit.\n\n${astToString(nodes)}`;
}
