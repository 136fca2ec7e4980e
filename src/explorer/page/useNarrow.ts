/** Whether the window is as narrow as a phone's: then menus stand where there is no room for values side by side. */
import { useSyncExternalStore } from 'react';

const query = '(max-width: 48rem)';

function listen(changed: () => void): () => void {
  const media = matchMedia(query);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

export const useNarrow = (): boolean =>
  useSyncExternalStore(
    listen,
    () => matchMedia(query).matches,
    () => false,
  );
