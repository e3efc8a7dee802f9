/** Why a caller's assignment ended: somebody took it back, or the campaign was archived. */
export const assignmentEnds = ['removed', 'archived'] as const;
export type AssignmentEnd = (typeof assignmentEnds)[number];

/** A caller who was not heard of for so long is not live any more. Heartbeats come every 20 s. */
export const liveForSeconds = 60;
