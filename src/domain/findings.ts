/**
 * What a comparison of our books with a carrier's list can find. `leak`: given back here, still rented there. `ghost`:
 * held here, gone there. `stranger`: rented there, unknown here.
 */
export const findingKinds = ['leak', 'ghost', 'stranger'] as const;
export type FindingKind = (typeof findingKinds)[number];

/**
 * How a finding ended. `not_seen`: a later comparison did not find it any more. `released`: the leaked number's release
 * was begun again. `accepted`: a ghost is released in our books too. `adopted`: a stranger is in our books now.
 */
export const findingResolutions = ['not_seen', 'released', 'accepted', 'adopted'] as const;
export type FindingResolution = (typeof findingResolutions)[number];

/** The one thing to do about each kind. */
export const findingFixes = { leak: 'release', ghost: 'accept', stranger: 'adopt' } as const satisfies Record<
  FindingKind,
  string
>;
