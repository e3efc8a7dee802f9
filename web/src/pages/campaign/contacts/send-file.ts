import { ProblemError, type Schemas } from '../../../api/client';

export type ImportReport = Schemas['ImportReport'];

interface ImportRequest {
  campaignId: string;
  file: File;
  /** ISO 3166 code of the country of numbers without a country code. */
  country: string;
  /** Told how much of the file is sent, from 0 to 1. */
  onProgress: (share: number) => void;
}

/** Sends a file of contacts. Not by fetch, which cannot tell how much of a body is sent. */
export function sendFile({ campaignId, file, country, onProgress }: ImportRequest): Promise<ImportReport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/v1/campaigns/${campaignId}/contacts/import?country=${country}`);
    request.setRequestHeader(
      'content-type',
      /\.tsv$/i.test(file.name) ? 'text/tab-separated-values' : 'text/csv',
    );
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / (total || 1)));
    request.addEventListener('load', () => {
      const body = (request.response ?? {}) as Record<string, unknown>;
      if (request.status === 200) resolve(body as ImportReport);
      else reject(new ProblemError(request.status, body));
    });
    request.addEventListener('error', () =>
      reject(
        new Error('The connection broke. Send the file again: what was imported is not imported twice.'),
      ),
    );
    request.send(file);
  });
}
