/** Keeps the end of the page above the bar: it is one row high, or more where what it says needs them. */
import { useEffect, type RefObject } from 'react';

export function useBarHeight(row: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const shown = row.current;
    if (!shown || typeof ResizeObserver === 'undefined') return undefined;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty('--class-bar', `${String(shown.offsetHeight)}px`));
    observer.observe(shown);
    return () => {
      observer.disconnect();
      style.removeProperty('--class-bar');
    };
  }, [row]);
}
