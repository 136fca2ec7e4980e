/** Under which address learners reach this server: this page's own, but where that is known to this machine alone. */
import { useEffect, useState } from 'react';
import { isOnlyHere } from './addresses.ts';
import { addresses } from './api-people.ts';

export interface Reached {
  origin: string;
  /** Whether nobody but this machine reaches it; false until the server has said so. */
  isOnlyHere: boolean;
}

export function useOrigin(): Reached {
  const [reached, setReached] = useState<Reached>({ origin: location.origin, isOnlyHere: false });
  useEffect(() => {
    if (!isOnlyHere(location.hostname)) return undefined;
    let isWanted = true;
    void addresses().then((answer) => {
      if (!isWanted || !answer.ok) return;
      const [best] = answer.value.addresses;
      setReached({ origin: best ?? location.origin, isOnlyHere: best === undefined });
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return reached;
}
