import { attachAgainstClose } from './attach-close.ts';
import { dialAgainstClose } from './dial-close.ts';
import { importAgainstLaunch } from './import-launch.ts';
import { policyAgainstClose } from './policy-close.ts';
import type { Race } from './race.ts';
import { retryAgainstVerdict } from './retry-verdict.ts';

export const races: readonly Race<unknown>[] = [
  dialAgainstClose,
  attachAgainstClose,
  retryAgainstVerdict,
  policyAgainstClose,
  importAgainstLaunch,
];
