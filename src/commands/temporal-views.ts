import { temporalTarget } from '../temporal/connect.ts';
import { savedViewPage } from '../temporal/ui.ts';
import { temporalViews } from '../temporal/views.ts';

/**
 * `lastcall temporal-views`: prints links that put our lists among the Temporal UI's saved views.
 *
 * @param options `ui`: the UI's address; without it there are the queries alone
 */
export function printTemporalViews({ ui: temporalUiUrl }: { ui?: string }): void {
  const { namespace: temporalNamespace } = temporalTarget({ payloadKeys: null });
  console.log(
    temporalUiUrl
      ? 'Open a link once: the Temporal UI shows the list, and this browser keeps it among the saved views.'
      : 'Queries for the filter of the Temporal UI. With --ui, or LASTCALL_TEMPORAL_UI_URL, there are links too.',
  );
  for (const view of temporalViews) {
    console.log(`\n${view.name}: ${view.shows}\n  ${view.query}`);
    if (temporalUiUrl) console.log(`  ${savedViewPage({ temporalUiUrl, temporalNamespace }, view)}`);
  }
}
