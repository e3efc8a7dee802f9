import type { Campaign } from '../../campaign/words';
import { useSession } from '../../session/session';
import { useKept } from '../../ui/kept';
import { type ColumnId, indexColumns } from './columns';

/** Filters, order and columns of an index, under a name. */
export interface View {
  name: string;
  /** The address's part behind the question mark. */
  search: string;
  columns: ColumnId[];
}

export const mostViews = 30;

/** The views of an index that the person saved in this browser, by name. */
export function useViews(status: Campaign['status']) {
  const [kept, keep] = useKept(`lastcall-views-${status}-${useSession().user?.id ?? ''}`);
  const views = parse(kept, indexColumns[status].all);
  const store = (next: View[]) => keep(JSON.stringify(next.toSorted((a, b) => a.name.localeCompare(b.name))));
  return {
    views,
    /** One of the same name is replaced. */
    save: (view: View) => store([...views.filter(({ name }) => name !== view.name), view]),
    remove: (name: string) => store(views.filter((view) => view.name !== name)),
  };
}

/** What was kept may be of another version of the pages. */
function parse(kept: string | null, all: readonly ColumnId[]): View[] {
  let found: unknown;
  try {
    found = JSON.parse(kept ?? '[]');
  } catch {
    return [];
  }
  if (!Array.isArray(found)) return [];
  return found.flatMap((each: Partial<Record<keyof View, unknown>> | null) => {
    const { name, search, columns } = each ?? {};
    if (typeof name !== 'string' || typeof search !== 'string' || !Array.isArray(columns)) return [];
    return [{ name, search, columns: all.filter((id) => columns.includes(id)) }];
  });
}
