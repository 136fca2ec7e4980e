/** Whether the tasks stand beside the portal: the same limit as in lab.css. */
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

const limitInRem = 60;

export function useIsWide(room: RefObject<HTMLElement | null>): boolean {
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const place = room.current?.parentElement;
    if (!place || typeof ResizeObserver === 'undefined') return undefined;
    const limit = limitInRem * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const observer = new ResizeObserver(() => setWide(place.clientWidth >= limit));
    observer.observe(place);
    return () => observer.disconnect();
  }, [room]);
  return isWide;
}
