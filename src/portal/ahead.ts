/** Loads the code of blades before they are opened: those that what is shown leads to, and at once the one that a pointer or the focus rests on. */
import { useCallback, useEffect, useRef } from 'react';
import type { SyntheticEvent } from 'react';
import { isLoaded, load } from '#src/portal/blade-code.ts';
import { parsePath } from '#src/portal/place.ts';
import type { Place } from '#src/portal/place.ts';

/** The place a control leads to. */
function placeOf(control: Element | null): Place | undefined {
  const key = control instanceof HTMLElement ? control.dataset['opens'] : undefined;
  return key === undefined ? undefined : parsePath(key).at(-1);
}

/** The places one press away that still need code, one of each blade. */
function waiting(): Place[] {
  const places = [...document.querySelectorAll('.cc-portal [data-opens]')].flatMap((control) => placeOf(control) ?? []);
  const kinds = new Map([{ blade: 'search', of: '' }, ...places].map((place) => [place.blade, place] as const));
  return [...kinds.values()].filter((place) => !isLoaded(place));
}

export interface Ahead {
  /** Told where pointer and focus go. */
  aim: (event: SyntheticEvent) => void;
  /** Something new is shown: what it leads to is loaded once nothing else is to be done. */
  look: () => void;
}

/** Looks ahead from what the portals on the page show. Where the browser has no idle moments to give, only the aim counts. */
export function useAhead(): Ahead {
  const handle = useRef<number>(undefined);
  const next = useCallback(() => {
    if (typeof requestIdleCallback === 'undefined' || handle.current !== undefined) return;
    handle.current = requestIdleCallback(() => {
      handle.current = undefined;
      const [place] = waiting();
      // One at a time, so that a press never waits behind all of them.
      if (place !== undefined) void load(place).then(next);
    });
  }, []);
  useEffect(
    () => () => {
      if (handle.current !== undefined) cancelIdleCallback(handle.current);
    },
    [],
  );
  const aim = useCallback(({ target }: SyntheticEvent) => {
    const place = target instanceof Element ? placeOf(target.closest('[data-opens]')) : undefined;
    if (place !== undefined && !isLoaded(place)) void load(place);
  }, []);
  return { aim, look: next };
}
