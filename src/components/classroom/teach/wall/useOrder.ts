/** The order of the tiles on the screen: that of who needs help, held still while somebody points at it or works in it. */
import { useCallback, useState } from 'react';
import type { FocusEvent } from 'react';
import { keptOrder, movedIn } from './order.ts';

export interface StillOrder {
  order: readonly string[];
  /** How many would stand elsewhere; 0 while it is sorted. */
  moved: number;
  /** Sorts now. */
  sort: () => void;
  /** For the element around the tiles. */
  hold: {
    onPointerEnter: () => void;
    onPointerLeave: () => void;
    onFocus: () => void;
    onBlur: (event: FocusEvent<HTMLElement>) => void;
  };
}

/** Takes the order that is wanted now. `filter` is what is searched and filtered by: another choice is always sorted at once. */
export function useOrder(wanted: readonly string[], filter: string): StillOrder {
  const [isPointed, setPointed] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const [shown, setShown] = useState({ order: wanted, filter });
  const isHeld = isPointed || hasFocus;
  const isStill = isHeld && shown.filter === filter;
  const order = isStill ? keptOrder(shown.order, wanted) : wanted;
  // What is shown is what the next hold keeps.
  if (shown.filter !== filter || shown.order.length !== order.length || shown.order.some((id, at) => id !== order[at]))
    setShown({ order, filter });
  const sort = useCallback(() => setShown({ order: wanted, filter }), [wanted, filter]);
  return {
    order,
    moved: movedIn(order, wanted),
    sort,
    hold: {
      onPointerEnter: () => setPointed(true),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocus(true),
      onBlur: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setFocus(false);
      },
    },
  };
}
