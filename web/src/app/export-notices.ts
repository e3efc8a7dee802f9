import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { exportKindWords, newestExportsQuery, underWay } from '../campaign/account-exports-query';
import { useMay, useSession } from '../session/session';
import { showDone } from '../ui/notify';

/** Tells a person on whatever page when an export that they asked for is ready. */
export function useExportNotices(): void {
  const { user } = useSession();
  const staff = useMay('owner', 'admin', 'moderator');
  const { data } = useQuery({ ...newestExportsQuery, enabled: staff });
  const waited = useRef(new Set<string>());
  useEffect(() => {
    for (const each of data?.items ?? []) {
      if (each.createdBy !== `user:${user?.id}`) continue;
      if (underWay(each)) waited.current.add(each.id);
      else if (waited.current.delete(each.id) && each.status === 'ready')
        showDone(`The export “${exportKindWords[each.kind]}” is ready. Download it under Exports.`);
    }
  }, [data, user?.id]);
}
