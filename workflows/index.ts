export { accountExport } from './account-export.ts';
export { bulk } from './bulk.ts';
export { erase } from './erase.ts';
export { campaign } from './campaign.ts';
export { nightly } from './nightly.ts';
export { releaseCarrier } from './release-carrier.ts';
export { releaseNumbers } from './release-numbers.ts';
export { scheduledExport } from './scheduled-export.ts';
