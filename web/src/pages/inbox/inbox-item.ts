import type { Schemas } from '../../api/client';

/** A number that waits, as the inbox has it. */
export type InboxItem = Schemas['InboxItem'];
