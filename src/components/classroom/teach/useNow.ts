/** The server's time as the page shows it: new every so often, and no more often than that. */
import { useEffect, useState } from 'react';

export function useNow(now: () => number, every = 1000): number {
  const [shown, setShown] = useState(now);
  useEffect(() => {
    const timer = setInterval(() => setShown(now()), every);
    return () => clearInterval(timer);
  }, [now, every]);
  return shown;
}
