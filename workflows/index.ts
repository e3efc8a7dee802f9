export { campaign } from './campaign.ts';
export { releaseNumbers } from './release-numbers.ts';
