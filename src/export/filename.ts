import { withoutInvisible } from '../domain/text.ts';

const longestNameBytes = 150;

/** The name of a download, such as `Spring canvass - calls.csv`: safe as a file's name wherever it is saved. */
export function exportFilename(campaignName: string, kind: string, form: string): string {
  // What no file's name may hold somewhere, or what would show another name than it has.
  const safe = withoutInvisible(campaignName)
    .replace(/[\p{Control}\u2028\u2029/\\:*?"<>|%]+/gu, ' ')
    .replace(/\s+/g, ' ')
    // A leading dot hides a file.
    .replace(/^[.\s]+/, '');
  return `${shortened(safe).trim() || 'Campaign'} - ${kind}.${form}`;
}

function shortened(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    bytes += Buffer.byteLength(segment);
    if (bytes > longestNameBytes) break;
    kept += segment;
  }
  return kept;
}
