/** The customer of the sandbox carrier that an installation is. The secret guards nothing but the sandbox. */
export const sandboxLogin = { account: `AC${'5a'.repeat(16)}`, secret: 'sandbox-token' } as const;
