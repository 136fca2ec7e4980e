/** How wide an element is, in pixels; `undefined` before it has been looked at. */
import { useLayoutEffect, useState, type RefObject } from 'react';

export function useWidth(element: RefObject<HTMLElement | null>): number | undefined {
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => {
    const watched = element.current;
    if (!watched) return;
    const look = () => {
      // While it is hidden it has no width; the one from before is better than none.
      if (watched.clientWidth > 0) setWidth(Math.round(watched.clientWidth));
    };
    look();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(look);
    observer.observe(watched);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
