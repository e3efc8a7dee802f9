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
  const { frame, tooWide } = useTooWide(stickyAt);
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

/**
 * Whether the table in a frame is wider than it: then the frame scrolls sideways, and a head that is `sticky` would stay
 * in the frame instead of in the window, so it is moved along.
 *
 * @param stickyAt as of the table
 */
function useTooWide(stickyAt: number | undefined) {
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
  useEffect(() => {
    const head = frame.current?.querySelector('thead');
    if (!head || !tooWide || stickyAt === undefined) return undefined;
    const move = () => {
      const box = head.parentElement?.getBoundingClientRect();
      if (!box) return;
      // The place where it is to stay, which the style sheet has worked out.
      const top = Number.parseFloat(getComputedStyle(head).scrollMarginTop);
      const furthest = Math.max(0, box.height - head.offsetHeight);
      head.style.transform = `translateY(${Math.min(Math.max(0, top - box.top), furthest)}px)`;
    };
    move();
    window.addEventListener('scroll', move, { passive: true });
    window.addEventListener('resize', move);
    return () => {
      window.removeEventListener('scroll', move);
      window.removeEventListener('resize', move);
      head.style.transform = '';
    };
  }, [tooWide, stickyAt]);
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
