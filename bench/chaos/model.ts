// What the clients were told. It says what must be true at the end, and knows nothing of how Lastcall does it.

export interface ModelEvent {
  callId: string;
  type: 'started' | 'finished' | 'result';
  /** When it was first sent. */
  sentMs: number;
  /** When the first answer came that counts. */
  answeredMs: number;
  answer: 'recorded' | 'refused';
}

export interface ModelCampaign {
  id: string;
  /** Each its own. */
  name: string;
  numbers: readonly string[];
  /** Phone numbers of contacts whose import was acknowledged. */
  contacts: Set<string>;
  /** By event id; each has an answer that counts. */
  events: Map<string, ModelEvent>;
  /** Events that were answered in two ways. */
  contradicted: Set<string>;
  /** When somebody first asked that it be archived; null: nobody did. */
  archiveAskedMs: number | null;
  /** When that was acknowledged. */
  archivedMs: number | null;
}

/** An export of all dials of some campaigns, with the calls that were acknowledged before it was asked for. */
export interface ModelExport {
  id: string;
  callIds: ReadonlySet<string>;
}

export interface ModelJob {
  id: string;
  action: 'archive' | 'clone';
  campaignIds: readonly string[];
}

export interface Model {
  campaigns: ModelCampaign[];
  jobs: ModelJob[];
  exports: ModelExport[];
  /** Numbers whose call was acknowledged with a disposition that means do not call. */
  doNotCall: Set<string>;
  /** The policy's days before the first change. */
  firstInactivityDays: number;
  /** Each raised the days that it had seen by one, and was acknowledged. */
  policyChanges: number;
}

export const newModel = (firstInactivityDays: number): Model => ({
  campaigns: [],
  jobs: [],
  exports: [],
  doNotCall: new Set(),
  firstInactivityDays,
  policyChanges: 0,
});

export function addCampaign(
  model: Model,
  campaign: Pick<ModelCampaign, 'id' | 'name' | 'numbers'>,
): ModelCampaign {
  const added: ModelCampaign = {
    ...campaign,
    contacts: new Set(),
    events: new Map(),
    contradicted: new Set(),
    archiveAskedMs: null,
    archivedMs: null,
  };
  model.campaigns.push(added);
  return added;
}

/** An event was answered; the same again must be answered the same. */
export function answered(campaign: ModelCampaign, id: string, event: ModelEvent): void {
  const before = campaign.events.get(id);
  if (before && before.answer !== event.answer) campaign.contradicted.add(id);
  if (!before) campaign.events.set(id, event);
}

export const isRefused = ({ events }: ModelCampaign): boolean =>
  [...events.values()].some(({ answer }) => answer === 'refused');

/** The calls of which something was recorded, with what. */
export function recordedCalls({ events }: ModelCampaign): Map<string, ModelEvent[]> {
  const calls = new Map<string, ModelEvent[]>();
  for (const event of events.values())
    if (event.answer === 'recorded') calls.set(event.callId, [...(calls.get(event.callId) ?? []), event]);
  return calls;
}
