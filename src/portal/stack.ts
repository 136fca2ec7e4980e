/** The stack of open blades and how it moves. Pure: the portal keeps it in the host's memory. */
import type { Arrival } from '#src/portal/context.ts';
import { placeKey } from '#src/portal/place.ts';
import type { Place } from '#src/portal/place.ts';

export interface Stack {
  places: readonly Place[];
  arrival: Arrival;
  /** Whether it is a page of its own in the browser's history, or takes the place of the one before. */
  entry: 'new' | 'same';
}

export type Move =
  | { to: 'open' | 'replace' | 'turn'; place: Place }
  | { to: 'search'; text: string }
  | { to: 'close' }
  /** Back or Forward of the browser. */
  | { to: 'return'; places: readonly Place[] };

type Shown = Omit<Stack, 'entry'>;

const heading: Arrival = { to: 'heading' };

/** Puts a place on a stack; a place that is already in it is returned to, and what had been opened from there takes the focus. */
function onto(places: readonly Place[], place: Place): Shown {
  const found = places.findIndex((one) => placeKey(one) === placeKey(place));
  const above = places[found + 1];
  if (found >= 0 && above !== undefined)
    return { places: places.slice(0, found + 1), arrival: { to: 'opener', of: placeKey(above) } };
  return found < 0 ? { places: [...places, place], arrival: heading } : { places, arrival: heading };
}

const isSearch = (places: readonly Place[]): boolean => places.at(-1)?.blade === 'search';

export function move({ places }: Stack, next: Move): Stack {
  const isSame = next.to === 'replace' || next.to === 'return' || (next.to === 'search' && isSearch(places));
  return { ...shown(places, next), entry: isSame ? 'same' : 'new' };
}

function shown(places: readonly Place[], next: Move): Shown {
  switch (next.to) {
    case 'open':
      // What was found takes the place of the search.
      return onto(
        places.filter(({ blade }) => blade !== 'search' || next.place.blade === 'search'),
        next.place,
      );
    case 'replace':
      return { ...onto(places.slice(0, -1), next.place), arrival: heading };
    case 'turn': {
      // The pages of one resource lie directly on its first page, not on each other.
      const base = places.findIndex(({ of }) => of !== undefined && of === next.place.of);
      const kept = base < 0 ? places.slice(0, -1) : places.slice(0, base + 1);
      return { ...onto(kept, next.place), arrival: heading };
    }
    case 'search': {
      const kept = places.filter(({ blade }) => blade !== 'search');
      const place = { blade: 'search', of: next.text };
      return next.text.trim() === ''
        ? { places: kept, arrival: { to: 'nothing' } }
        : { places: [...kept, place], arrival: { to: 'nothing' } };
    }
    case 'close': {
      const closed = places.at(-1);
      return places.length < 2 || closed === undefined
        ? { places, arrival: heading }
        : { places: places.slice(0, -1), arrival: { to: 'opener', of: placeKey(closed) } };
    }
    case 'return':
      return { places: next.places, arrival: { to: 'heading', isReturn: true } };
  }
}
