/**
 * Why the rows of an archived campaign stay in the database although their time is over: a sealed file is missing or not
 * what was sealed, or the seal has another number of rows than the database.
 */
export const clearProblems = ['seal_damaged', 'seal_differs'] as const;
export type ClearProblem = (typeof clearProblems)[number];
