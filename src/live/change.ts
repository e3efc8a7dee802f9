import type { Role } from '../domain/roles.ts';

/** What open pages are told of. `resync`: some changes may have been missed, so everything is to be asked for again. */
export const changeTopics = [
  'campaign',
  'calls',
  'assignment',
  'bulk_job',
  'account_export',
  'resync',
] as const;
type ChangeTopic = (typeof changeTopics)[number];

/** A change as a client sees it: which thing, not what is new of it. */
export interface Change {
  topic: ChangeTopic;
  /** Of the campaign, the bulk job or the account's export. */
  id?: string;
  /** Of a campaign: its status now, or `deleted`; of an export its status. */
  status?: string;
}

/** The channel of Postgres on which the triggers of `drizzle/0005_people.sql` tell of changes. */
export const changesChannel = 'lastcall_changes';

/** A change as it comes from Postgres. */
export interface Notification extends Change {
  accountId: string;
  /** Of an assignment: whose. */
  userId?: string;
}

/** Who is told. */
export interface Watcher {
  accountId: string;
  userId: string | null;
  role: Role;
}

/** The change as this watcher may see it; null when it is none of their business. */
export function changeFor(watcher: Watcher, notification: Notification): Change | null {
  const { accountId, userId, topic, id, status } = notification;
  if (accountId !== watcher.accountId) return null;
  if (watcher.role === 'caller' && (topic !== 'assignment' || userId !== watcher.userId)) return null;
  return { topic, ...(id !== undefined && { id }), ...(status !== undefined && { status }) };
}

/** Null: not something that this version knows. */
export function parseNotification(payload: string): Notification | null {
  try {
    const value = JSON.parse(payload) as Partial<Notification> | null;
    const known = changeTopics.some((topic) => topic === value?.topic);
    return known && typeof value?.accountId === 'string' ? (value as Notification) : null;
  } catch {
    return null;
  }
}
