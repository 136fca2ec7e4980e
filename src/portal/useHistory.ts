/** Back and Forward of the browser: each blade leaves an entry, and an entry leads back to its blade. */
import { useEffect, useRef } from 'react';
import type { PortalHost } from '#src/portal/host.ts';
import type { Performer } from '#src/portal/performer.ts';
import { formatPath, idIn, parsePath } from '#src/portal/place.ts';
import type { Place } from '#src/portal/place.ts';
import { findBlade } from '#src/portal/registry.ts';
import type { Stack } from '#src/portal/stack.ts';

/** The places of a path that can still be shown: up to the first whose resource is gone. Home always can. */
async function stillThere(path: string, performer: Performer): Promise<{ places: Place[]; isWhole: boolean }> {
  const places: Place[] = [];
  const known = new Map<string, boolean>();
  for (const place of parsePath(path)) {
    const id = idIn(place);
    if (id !== undefined && !known.has(id)) known.set(id, await performer.knows(id));
    if (findBlade(place.blade) === undefined || (id !== undefined && known.get(id) === false))
      return { places, isWhole: false };
    places.push(place);
  }
  return { places, isWhole: true };
}

/** Notes where the portal is in the history of its host, and goes where that leads. */
export function useHistory(
  host: PortalHost,
  performer: Performer | undefined,
  { places, entry }: Stack,
  onReturn: (places: readonly Place[]) => void,
): void {
  const { history } = host;
  const path = formatPath(places);
  const noted = useRef<string>(undefined);
  useEffect(() => {
    if (noted.current === path) return;
    // Where the portal begins is the page's own entry: going back from there leaves the page.
    history?.note(path, noted.current === undefined ? 'same' : entry);
    noted.current = path;
  }, [history, path, entry]);

  useEffect(() => {
    if (history === undefined || performer === undefined) return undefined;
    let last = 0;
    const stop = history.subscribe((to) => {
      last += 1;
      const turn = last;
      // A link inside the page moves in the history too, and changes nothing here.
      if (to === noted.current) return;
      void stillThere(to, performer).then(({ places: found, isWhole }) => {
        if (turn !== last) return;
        if (!isWhole) host.announce('What was shown there is gone.');
        onReturn(found);
      });
    });
    return () => {
      last = Infinity;
      stop();
    };
  }, [history, host, performer, onReturn]);
}
