/** What can be wrong with a file of a bundle, for programs; each with words in a report. */
export const bundleProblems = [
  'missing',
  'wrong_size',
  'wrong_hash',
  'wrong_rows',
  'not_readable',
  'wrong_manifest',
  'version_missing',
  'version_doubled',
  'wrong_signature',
  'not_signed',
  'not_in_manifest',
  'left_over',
  'older_than_recorded',
  'other_than_recorded',
] as const;
export type BundleProblem = (typeof bundleProblems)[number];

/** Harms nothing: the file that took its place in the end is there. */
const harmless: readonly (BundleProblem | null)[] = [null, 'left_over'];
export const isHarmless = ({ problem }: Pick<BundleFile, 'problem'>): boolean => harmless.includes(problem);

/** One file of a bundle, or one that should be there. */
export interface BundleFile {
  key: string;
  bytes: number;
  problem: BundleProblem | null;
  /** What is wrong, in words; empty where nothing is. */
  detail: string;
}

/**
 * Whether the manifests of all versions are signed by one of the keys that were given: `other_key` by others only.
 * `not_asked`: no key was given, though they are signed. `partly`: not all of them are.
 */
export type SignatureState = 'valid' | 'unsigned' | 'other_key' | 'not_asked' | 'wrong' | 'partly';

export interface BundleReport {
  /** The campaign's folder in the store. */
  folder: string;
  /** The newest version; null: there is no manifest that can be read. */
  version: number | null;
  signature: SignatureState;
  /** Of the newest version. */
  rows: number;
  ok: boolean;
  /** Those with problems and those without. */
  files: BundleFile[];
}
