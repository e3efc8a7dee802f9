/** As the API has it. */
export const shortestPassword = 12;
export const passwordHint = `At least ${shortestPassword} characters. A few words in a row are easier to keep.`;
