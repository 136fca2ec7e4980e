/** When somebody has left a field. */
import { useCallback, useEffect, useRef } from 'react';

/**
 * What to do when a field loses the focus. Where a press of the mouse or a finger takes it away, it waits for the end of the press: words that
 * come in between would push what is pressed from under the pointer.
 */
export function useLeaving(onLeft: () => void): () => void {
  const isPressed = useRef(false);
  const isWaiting = useRef(false);
  const left = useRef(onLeft);
  useEffect(() => {
    left.current = onLeft;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined = undefined;
    const press = () => {
      isPressed.current = true;
    };
    const release = () => {
      isPressed.current = false;
      if (!isWaiting.current) return;
      isWaiting.current = false;
      // The click comes after the release.
      timer = setTimeout(() => left.current());
    };
    addEventListener('mousedown', press, true);
    addEventListener('mouseup', release, true);
    return () => {
      clearTimeout(timer);
      removeEventListener('mousedown', press, true);
      removeEventListener('mouseup', release, true);
    };
  }, []);
  return useCallback(() => {
    if (isPressed.current) isWaiting.current = true;
    else left.current();
  }, []);
}
