/** Characters that a password needs at least. */
export const minPasswordLength = 12;
/** Characters that a password has at most: hashing longer ones would only cost time. */
export const maxPasswordLength = 128;
