export * from './accounts.ts';
export * from './archives.ts';
export * from './calls.ts';
export * from './campaigns.ts';
export * from './carrier-credentials.ts';
export * from './contacts.ts';
export * from './numbers.ts';
export * from './outbox.ts';
