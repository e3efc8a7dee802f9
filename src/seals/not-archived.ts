/** Only an archived campaign can be sealed. */
export class NotArchivedError extends Error {
  override readonly name = 'NotArchivedError';

  constructor(campaignId: string) {
    super(`The campaign ${campaignId} is not archived (or does not exist): there is nothing to seal.`);
  }
}
