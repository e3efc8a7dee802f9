import { ProblemError } from '../api/client';
import { showProblem } from './notify';

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** What the API says against the fields of a body, by the field's name. */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof ProblemError) || !Array.isArray(error.problem['errors'])) return {};
  const found = error.problem['errors'] as { pointer?: string; detail: string }[];
  return Object.fromEntries(
    found.flatMap(({ pointer, detail }) => {
      const field = pointer?.replace(/^#\//, '').split('/')[0];
      return field ? [[field, sentence(detail.replace('startsAt', 'the start'))]] : [];
    }),
  );
}

/** For forms that show errors at their fields: the others are told as everywhere. */
export function showUnlessAtFields(error: unknown): void {
  if (Object.keys(fieldErrors(error)).length === 0) showProblem(error);
}
