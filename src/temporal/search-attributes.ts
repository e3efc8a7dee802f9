import type { Client } from '@temporalio/client';

/** What operators filter workflows by in the Temporal UI; `workflows/search-attributes.ts` holds the typed keys. */
export const SEARCH_ATTRIBUTES = {
  LastcallAccountId: 'Keyword',
  LastcallCampaign: 'Keyword',
  LastcallStatus: 'Keyword',
  LastcallStage: 'Keyword',
  LastcallDeadline: 'Datetime',
} as const satisfies Record<string, SearchAttributeTypeName>;

/** The types a Temporal server knows, by the names its command line takes, with their numbers in its API. */
const typeNumbers = { Text: 1, Keyword: 2, Int: 3, Double: 4, Bool: 5, Datetime: 6, KeywordList: 7 } as const;
export type SearchAttributeTypeName = keyof typeof typeNumbers;

/** Which search attributes the namespace lacks, or has as another type. */
export async function differingSearchAttributes(
  client: Client,
): Promise<{ name: string; type: SearchAttributeTypeName; isMissing: boolean }[]> {
  const { namespace } = client.options;
  const { customAttributes } = await client.connection.operatorService.listSearchAttributes({ namespace });
  return Object.entries(SEARCH_ATTRIBUTES)
    .filter(([name, type]) => Number(customAttributes[name]) !== typeNumbers[type])
    .map(([name, type]) => ({ name, type, isMissing: !(name in customAttributes) }));
}

/**
 * Registers the search attributes that the namespace lacks: a server on SQL refuses workflows that carry unknown ones.
 *
 * @throws ServiceError where the key may not register them (Temporal Cloud: do it there once)
 */
export async function registerSearchAttributes(client: Client): Promise<void> {
  const { namespace } = client.options;
  const { customAttributes } = await client.connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in customAttributes));
  if (missing.length === 0) return;
  await client.connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(missing.map(([name, type]) => [name, typeNumbers[type]])),
  });
}
