// Tokens stand behind the #, which browsers send to no server: they are in no log and no Referer.

/** Where an invited person accepts. */
export const invitationLink = (publicUrl: string, token: string): string =>
  `${publicUrl}/invitation#${token}`;

/** Where a person sets a new password. */
export const passwordLink = (publicUrl: string, token: string): string => `${publicUrl}/password#${token}`;
