/** Who may do what. `dialer` is a machine that reports calls; the others are people. */
export const roles = ['owner', 'admin', 'moderator', 'caller', 'dialer'] as const;
export type Role = (typeof roles)[number];
