/** What downloads look like, of the media types that are text. */
export const fileExamples = {
  'text/csv':
    'call_id,started_at,to_number,outcome,disposition\ncall-17,2026-11-23T18:00:00.000Z,+12025550143,answered,Supports\n',
  'application/jsonl':
    '{"call_id":"call-17","started_at":"2026-11-23T18:00:00.000Z","to_number":"+12025550143","outcome":"answered"}\n',
};
