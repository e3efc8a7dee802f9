/** What a person may be in an account. */
export const personRoles = ['owner', 'admin', 'moderator', 'caller'] as const;
export type PersonRole = (typeof personRoles)[number];

/** Who may do what. `dialer` is a machine that reports calls; the others are people. */
export const roles = [...personRoles, 'dialer'] as const;
export type Role = (typeof roles)[number];
