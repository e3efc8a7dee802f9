/** A request that a carrier had, about one number, by its own log. */
export interface SeenOrder {
  atMs: number;
  /** Whether it took the number away. */
  effect: boolean;
  /** Somebody else gave the number back in the moment before, as the sandbox was told to. */
  overtaken: boolean;
}

export interface SeenCampaign {
  status: string;
  stage: string | null;
  /** As the API counts them. */
  events: number;
  contactCount: number;
  /** Of the export, one a row. */
  calls: readonly { id: string; ended: boolean; disposition: string }[];
  contacts: readonly string[];
  /** Numbers with a receipt. */
  receipts: readonly string[];
  /** When the first manifest was sealed; null: there is none. */
  sealedMs: number | null;
  /** What is wrong with its sealed files, by the files alone. */
  sealProblems: readonly string[];
}

/** What can be seen from outside at the end: the API, the exports, the sealed files, and the carriers' own logs. */
export interface Seen {
  campaigns: Map<string, SeenCampaign>;
  /** Ids of the account's campaigns, by their names. */
  names: Map<string, string[]>;
  jobs: Map<
    string,
    { finished: boolean; items: Map<string, { outcome: string | null; clone: string | null }> }
  >;
  /** Call ids of those that are ready, one a row. */
  exports: Map<string, readonly string[]>;
  /** Release orders by number, in the order in which they came. */
  orders: Map<string, readonly SeenOrder[]>;
  /** Numbers that the carriers rent to us still. */
  rented: Set<string>;
  doNotCall: Set<string>;
  inactivityDays: number;
  /** Entries of the audit log. */
  policyEntries: number;
}
