import type { PhoneNumber } from '../../../campaign/words';

export const releaseWords: Record<NonNullable<PhoneNumber['release']>['status'], string> = {
  pending: 'To be released',
  attempting: 'Being released',
  waiting: 'Waiting',
  needs_operator: 'Needs an operator',
  released: 'Released',
};
