import { fileURLToPath } from 'node:url';
import { openFolderStore } from './folder-store.ts';
import type { ArchiveStore } from './store.ts';

/**
 * Opens the store that `location` names: a folder as a path or as a `file:` URL.
 *
 * @throws Error when the kind of store is not known
 */
export function openArchiveStore(location: string): ArchiveStore {
  if (location.startsWith('file:')) return openFolderStore(fileURLToPath(location));
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(location)?.[1];
  if (scheme) {
    throw new Error(`ARCHIVE_STORE: "${scheme}:" is not a kind of archive store; name a folder.`);
  }
  return openFolderStore(location);
}
