/** What is checked, as docs/architecture.md has it under "Guarantees". */
export const guarantees = {
  kept: 'What was acknowledged is kept, and counts once',
  folded: 'A call is the same in whatever order its events arrive',
  alive: 'No campaign that is dialled from archives itself',
  closed: 'A campaign is closed once, and nothing brings it back',
  whole: 'A close leaves no number and no caller behind',
  sealedFirst: 'No number is given back before its campaign is sealed',
  active: 'No number of an active campaign is ever released',
  once: 'No release is ordered twice',
  complete: 'A campaign is complete only when every number is back',
  sealed: 'What is recorded of a seal stands in the store, and is never changed',
  key: 'A request with a key is done once, and answered as it was',
  seen: 'Of two who change the same thing as they saw it, one is told so',
  told: 'Temporal hears of every change that it must know of',
  doNotCall: 'Who asked not to be called is on the list with the commit that records it',
} as const;

export interface Violation {
  guarantee: (typeof guarantees)[keyof typeof guarantees];
  /** What was seen, with ids: numbers are the sandbox's own. */
  what: string;
}
