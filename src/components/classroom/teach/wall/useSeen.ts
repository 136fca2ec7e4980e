/** Follows what is seen of a list as the page, or a box of its own, is scrolled and changes its size. */
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { View } from './part-shown.ts';

export interface Seen {
  across: View;
  down: View;
  /** How wide the list itself is. */
  width: number;
}

/** Before anything is measured: enough for a first screen. */
const first: Seen = { across: { offset: 0, length: 1280 }, down: { offset: 0, length: 900 }, width: 1280 };

const isSame = (one: Seen, other: Seen): boolean =>
  one.width === other.width &&
  one.across.offset === other.across.offset &&
  one.across.length === other.across.length &&
  one.down.offset === other.down.offset &&
  one.down.length === other.down.length;

/** In steps, so that a list is drawn anew now and then and not with every pixel. */
const stepped = ({ offset, length }: View, step: number): View => ({
  offset: Math.floor(offset / step) * step,
  length: Math.ceil(length / step) * step + step,
});

/** So many pixels have to be scrolled before more is drawn. */
const usualStep = { across: 160, down: 160 } as const;

/** What is seen of `list` through `box`, or through the window where there is no box. Measured once a frame at most. */
export function useSeen(
  list: RefObject<HTMLElement | null>,
  box?: RefObject<HTMLElement | null>,
  step: { across: number; down: number } = usualStep,
): Seen {
  const [seen, setSeen] = useState(first);
  useEffect(() => {
    let frame = 0;
    const measure = () => {
      frame = 0;
      const element = list.current;
      if (!element) return;
      const own = element.getBoundingClientRect();
      if (own.width === 0) return;
      const through = box?.current?.getBoundingClientRect();
      const left = through?.left ?? 0;
      const top = through?.top ?? 0;
      const next: Seen = {
        across: stepped({ offset: left - own.left, length: through?.width ?? globalThis.innerWidth }, step.across),
        down: stepped({ offset: top - own.top, length: through?.height ?? globalThis.innerHeight }, step.down),
        width: own.width,
      };
      setSeen((known) => (isSame(known, next) ? known : next));
    };
    const ask = () => {
      if (frame === 0) frame = requestAnimationFrame(measure);
    };
    const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(ask);
    if (list.current) observer?.observe(list.current);
    if (box?.current) observer?.observe(box.current);
    const scroller = box?.current ?? globalThis;
    scroller.addEventListener('scroll', ask, { passive: true });
    addEventListener('resize', ask);
    measure();
    return () => {
      cancelAnimationFrame(frame);
      observer?.disconnect();
      scroller.removeEventListener('scroll', ask);
      removeEventListener('resize', ask);
    };
  }, [list, box, step.across, step.down]);
  return seen;
}
