import {
  Paper,
  Table,
  type TableTdProps,
  type TableThProps,
  type TableTrProps,
  UnstyledButton,
} from '@mantine/core';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import './table.css';

/**
 * A table that is read as one also where its rows are shown as cards: the roles are said outright, since browsers
 * forget them with the display.
 */
export function CardTable(props: {
  label: string;
  head: ReactNode;
  children: ReactNode;
  /** The head stays in sight so far under the page's header, in px; undefined: it scrolls away. */
  stickyAt?: number;
  /** With the head, where not all rows are drawn. */
  rowCount?: number;
}) {
  const { stickyAt, rowCount } = props;
  const { frame, tooWide } = useTooWide();
  return (
    <Paper withBorder ref={frame} className="card-table-frame" data-too-wide={tooWide || undefined}>
      <Table
        className="card-table"
        role="table"
        aria-label={props.label}
        verticalSpacing="xs"
        {...(rowCount !== undefined && { 'aria-rowcount': rowCount })}
        {...(stickyAt !== undefined && {
          stickyHeader: true,
          stickyHeaderOffset: `calc(var(--app-shell-header-height, 0px) + ${stickyAt}px)`,
        })}
      >
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">{props.head}</Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">{props.children}</Table.Tbody>
      </Table>
    </Paper>
  );
}

/** Whether the table in a frame is wider than it: then it scrolls sideways, and its head cannot stay in the window. */
function useTooWide() {
  const frame = useRef<HTMLDivElement>(null);
  const [tooWide, setTooWide] = useState(false);
  useEffect(() => {
    const box = frame.current;
    const table = box?.firstElementChild;
    if (!box || !table) return undefined;
    const observer = new ResizeObserver(() => setTooWide(table.scrollWidth > box.clientWidth));
    observer.observe(box);
    observer.observe(table);
    return () => observer.disconnect();
  }, []);
  return { frame, tooWide };
}

export const Row = (props: TableTrProps) => <Table.Tr role="row" {...props} />;

export const Head = (props: TableThProps) => <Table.Th scope="col" role="columnheader" {...props} />;

/** The cell that names its row. */
export const RowHead = (props: TableThProps) => <Table.Th scope="row" role="rowheader" fw={400} {...props} />;

/** @param props.label the column's name, for the card */
export function Cell({ label, ...props }: TableTdProps & { label?: string }) {
  return <Table.Td role="cell" {...(label !== undefined && { 'data-label': label })} {...props} />;
}

/** A column's head that sorts by it: up at first, then down. */
export function SortHead(props: {
  column: string;
  sort: string;
  onSort: (sort: string) => void;
  children: string;
}) {
  const { column, sort, onSort, children } = props;
  const up = sort === column;
  const down = sort === `-${column}`;
  const Icon = up ? ArrowUp : down ? ArrowDown : ChevronsUpDown;
  return (
    <Head aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <UnstyledButton
        onClick={() => onSort(up ? `-${column}` : column)}
        style={{ display: 'inline-flex', alignItems: 'center', gap: 4, font: 'inherit', fontSize: 'inherit' }}
      >
        {children}
        <Icon size={14} aria-hidden opacity={up || down ? 1 : 0.5} />
      </UnstyledButton>
    </Head>
  );
}
