import type { Schemas } from '../../../api/client';

export type KeyRole = Schemas['ApiKey']['role'];
export type PersonRole = Schemas['Member']['role'];

export const roleNames: Record<KeyRole, string> = {
  owner: 'Owner',
  admin: 'Admin',
  moderator: 'Moderator',
  caller: 'Caller',
  dialer: 'Dialer',
};

/** What each role may do, in a sentence. */
export const roleMeanings: Record<KeyRole, string> = {
  owner: 'Everything, and the only one to make owners.',
  admin: 'Everything but making owners.',
  moderator: 'Sees all campaigns, archives and exports them one by one.',
  caller: 'Only makes calls for the campaigns they are assigned to.',
  dialer: 'For machines: reports calls and who is on the line.',
};

export const personRoles: readonly PersonRole[] = ['owner', 'admin', 'moderator', 'caller'];
export const keyRoles: readonly KeyRole[] = ['dialer', 'moderator', 'admin', 'owner', 'caller'];
