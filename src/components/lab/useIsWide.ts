/** Whether the place of a room is at least so wide. Only for the order of things; how they stand beside each other is in lab.css. */
import { useEffect, useState } from 'react';
import type { RefObject } from 'react';

export function useIsWide(room: RefObject<HTMLElement | null>, widthInRem: number): boolean {
  const [isWide, setWide] = useState(false);
  useEffect(() => {
    const place = room.current?.parentElement;
    if (!place || typeof ResizeObserver === 'undefined') return undefined;
    const width = widthInRem * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const observer = new ResizeObserver(() => setWide(place.clientWidth >= width));
    observer.observe(place);
    return () => observer.disconnect();
  }, [room, widthInRem]);
  return isWide;
}
