import { v7, validate } from 'uuid';

/** A new UUIDv7: ordered by its time of birth, so that indexes grow at one end and pages can be cut by id. */
export const uuidv7 = (): string => v7();

export const isUuid = (text: string): boolean => validate(text);
