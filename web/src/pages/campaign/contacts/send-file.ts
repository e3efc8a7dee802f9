import { ProblemError, type Schemas, signedOut } from '../../../api/client';

export type ImportReport = Schemas['ImportReport'];
export type ImportPreview = Schemas['ImportPreview'];
export type ColumnMeaning = ImportPreview['columns'][number]['meaning'];

/** How a file is to be read; what is left out is found out from the file. */
export interface FileOptions {
  /** ISO 3166 code of the country of numbers without a country code. */
  country: string;
  encoding?: string;
  delimiter?: string;
  headingLine?: string;
  /** What columns are taken for, by their headings. */
  columns?: Readonly<Record<string, ColumnMeaning>>;
}

interface FileRequest {
  campaignId: string;
  file: File;
  options: FileOptions;
}

/** Of a text so much is enough to see how it is read, in bytes. */
const previewed = 256 * 1024;
const isWorkbook = (file: File) => /\.xlsx$/i.test(file.name);

const typeOf = (file: File) =>
  isWorkbook(file)
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : /\.tsv$/i.test(file.name)
      ? 'text/tab-separated-values'
      : 'text/csv';

function address(campaignId: string, action: string, { columns, ...options }: FileOptions, update?: boolean) {
  const query = new URLSearchParams({ ...options });
  if (columns) query.set('columns', JSON.stringify(columns));
  if (update) query.set('update', 'true');
  return `/v1/campaigns/${campaignId}/contacts/${action}?${query}`;
}

/** Asks how a file would be read. */
export async function previewFile({ campaignId, file, options }: FileRequest): Promise<ImportPreview> {
  const answer = await fetch(address(campaignId, 'import-preview', options), {
    method: 'POST',
    headers: { 'content-type': typeOf(file) },
    body: isWorkbook(file) ? file : file.slice(0, previewed),
  });
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  if (!answer.ok) throw new ProblemError(answer.status, body);
  return body as ImportPreview;
}

/** Sends a file of contacts. */
export const sendFile = ({
  campaignId,
  file,
  options,
  update,
  onProgress,
}: FileRequest & { update: boolean; onProgress: (share: number) => void }): Promise<ImportReport> =>
  upload(address(campaignId, 'import', options, update), file, onProgress);

/**
 * Sends a file, not by fetch, which cannot tell how much of a body is sent.
 *
 * @param onProgress told how much of the file is sent, from 0 to 1
 */
export function upload<Report>(to: string, file: File, onProgress: (share: number) => void): Promise<Report> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', to);
    request.setRequestHeader('content-type', typeOf(file));
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(loaded / (total || 1)));
    request.addEventListener('load', () => {
      const body = (request.response ?? {}) as Record<string, unknown>;
      if (request.status === 401) signedOut();
      if (request.status === 200) resolve(body as Report);
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
