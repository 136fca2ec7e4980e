/** One function for as long as a component lives: what is passed down does not change when what it does changes. */
import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that is always the same object and does what the newest `act` does. For presses and the like, not while drawing. */
export function useStable<Given extends readonly unknown[]>(act: (...given: Given) => void): (...given: Given) => void {
  const newest = useRef(act);
  useLayoutEffect(() => {
    newest.current = act;
  });
  return useCallback((...given: Given) => newest.current(...given), []);
}
