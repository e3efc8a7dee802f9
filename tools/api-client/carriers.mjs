/** What the pages know of each carrier, from the OpenAPI document: its name and the fields of its credentials. */
export function generateCarriers({ components: { schemas } }) {
  const carriers = schemas.CarrierCredentials.anyOf.map(({ $ref }) => {
    const { properties, required, ...schema } = schemas[$ref.split('/').at(-1)];
    const fields = Object.entries(properties).map(([name, field]) => ({
      name,
      label: field['x-label'],
      description: field.description,
      placeholder: field['x-placeholder'],
      secret: field.format === 'password',
      optional: !required.includes(name),
      list: field.type === 'array',
    }));
    return [schema['x-carrier'], { label: schema['x-label'], fields }];
  });
  return `// Generated from the OpenAPI document by \`npm run api-types\`. Do not edit.

import type { Schemas } from './client';

export type CarrierId = Schemas['Carrier']['carrier'];

/** One field of a carrier's credentials, as its own console calls it. */
export interface CredentialField {
  name: string;
  label: string;
  description?: string;
  placeholder?: string;
  secret: boolean;
  optional: boolean;
  /** Takes several texts, one a line. */
  list: boolean;
}

export const carriers: Readonly<Record<CarrierId, { label: string; fields: readonly CredentialField[] }>> =
  ${JSON.stringify(Object.fromEntries(carriers), null, 2).replaceAll('\n', '\n  ')};
`;
}
