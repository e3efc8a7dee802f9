import { useCallback, useMemo } from 'react';
import type { Campaign } from '../../campaign/words';
import { useSession } from '../../session/session';
import { useKept } from '../../ui/kept';
import { type Column, type ColumnId, columns, indexColumns } from './columns';

/** Which columns an index has besides the name, as the person chose them in this browser. */
export function useColumns(status: Campaign['status']) {
  const [kept, keep] = useKept(`lastcall-columns-${status}-${useSession().user?.id ?? ''}`);
  const { all, usual } = indexColumns[status];
  const chosen = useMemo(() => {
    const ids: readonly string[] = kept?.split(',') ?? usual;
    return all.filter((id) => ids.includes(id));
  }, [kept, all, usual]);
  return {
    all,
    chosen,
    shown: useMemo(() => chosen.map((id): Column => columns[id]), [chosen]),
    /** Null: the usual ones. */
    choose: useCallback((ids: readonly ColumnId[] | null) => keep(ids && ids.join(',')), [keep]),
  };
}

export type Columns = ReturnType<typeof useColumns>;
