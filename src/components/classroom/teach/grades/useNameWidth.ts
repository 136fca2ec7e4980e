/** How wide the column of names is, in pixels: less on a phone. The style sheet has the same. */
import { useSyncExternalStore } from 'react';

const widths = { usual: 208, narrow: 128 } as const;
const isNarrow = '(max-width: 40rem)';

const subscribe = (listener: () => void): (() => void) => {
  if (typeof matchMedia === 'undefined') return () => undefined;
  const query = matchMedia(isNarrow);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

const widthNow = (): number =>
  typeof matchMedia !== 'undefined' && matchMedia(isNarrow).matches ? widths.narrow : widths.usual;

export const useNameWidth = (): number => useSyncExternalStore(subscribe, widthNow);
