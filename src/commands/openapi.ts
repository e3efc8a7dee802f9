import { offlineDocument } from '../api/http/document.ts';

/** `lastcall openapi`: prints the API's OpenAPI document. */
export function openapi(): void {
  console.log(JSON.stringify(offlineDocument(), null, 2));
}
