import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { Fragment, type Ref, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RowsProps } from './plain-rows';

/** What a row is taken to be high until it was drawn, in px. */
const usualHeight = 56;

/** The rows of a long list that are near the window's part of it; blank space stands for the others. */
export default function VirtualRows({ items, cells, row }: RowsProps) {
  const first = useRef<HTMLTableRowElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const [focused, setFocused] = useState(-1);
  useLayoutEffect(() => {
    // What stands above the list may have another height by now.
    if (first.current) {
      setScrollMargin(Math.round(first.current.getBoundingClientRect().top + window.scrollY));
    }
  });
  useEffect(() => {
    const body = first.current?.parentElement;
    const note = ({ target }: FocusEvent) => {
      const at = target instanceof Element && target.closest('tr')?.getAttribute('data-index');
      setFocused(at ? Number(at) : -1);
    };
    body?.addEventListener('focusin', note);
    return () => body?.removeEventListener('focusin', note);
  }, []);
  const virtual = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => usualHeight,
    getItemKey: (at) => items[at]?.id ?? at,
    overscan: 12,
    scrollMargin,
    // The row that has the focus stays, however far one scrolls: the next key goes on from there.
    rangeExtractor: (range: Range) => {
      const near = defaultRangeExtractor(range);
      if (focused < 0 || focused >= range.count || near.includes(focused)) return near;
      return [...near, focused].toSorted((a, b) => a - b);
    },
  });
  let end = scrollMargin;
  const rows = virtual.getVirtualItems().map((drawn) => {
    const gap = drawn.start - end;
    end = drawn.end;
    const campaign = items[drawn.index];
    return (
      <Fragment key={drawn.key}>
        {gap > 0 && <Gap height={gap} cells={cells} />}
        {campaign && row(campaign, { at: drawn.index, measure: virtual.measureElement })}
      </Fragment>
    );
  });
  return (
    <>
      <Gap height={0} cells={cells} ref={first} />
      {rows}
      <Gap height={virtual.getTotalSize() + scrollMargin - end} cells={cells} />
    </>
  );
}

function Gap(props: { height: number; cells: number; ref?: Ref<HTMLTableRowElement> }) {
  return (
    <tr aria-hidden className="gap" ref={props.ref}>
      <td colSpan={props.cells} style={{ height: Math.max(0, props.height) }} />
    </tr>
  );
}
