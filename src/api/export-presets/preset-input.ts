import { storableText } from '../http/schemas.ts';

/** The name or id of a preset, where columns are chosen. */
export const presetInput = () =>
  storableText(100).trim().min(1).optional().meta({
    description: 'A preset’s name or id (`GET /v1/export-presets`), in the place of `columns`.',
    example: 'For the board',
  });
