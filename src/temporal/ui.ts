/** Where pages of the Temporal UI are. */
export interface TemporalUi {
  /** The UI's address, with or without a slash at its end. */
  temporalUiUrl: string;
  temporalNamespace: string;
}

const inNamespace = ({ temporalUiUrl, temporalNamespace }: TemporalUi): string =>
  `${temporalUiUrl.replace(/(?<!\/)\/+$/, '')}/namespaces/${temporalNamespace}`;

/** A workflow's page. */
export const workflowPage = (ui: TemporalUi, workflowId: string): string =>
  `${inNamespace(ui)}/workflows/${workflowId}`;

/** A list of workflows, which the browser keeps among the UI's saved views when it opens the link. */
export const savedViewPage = (ui: TemporalUi, { name, query }: { name: string; query: string }): string =>
  `${inNamespace(ui)}/workflows?${new URLSearchParams({ query, savedQuery: name }).toString()}`;
