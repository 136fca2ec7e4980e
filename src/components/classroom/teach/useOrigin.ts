/** Under which address learners reach this server: this page's own, but where that is known to this machine alone. */
import { useEffect, useState } from 'react';
import { isOnlyHere } from './addresses.ts';
import { addresses } from './api-people.ts';

export function useOrigin(): string {
  const [origin, setOrigin] = useState(location.origin);
  useEffect(() => {
    if (!isOnlyHere(location.hostname)) return undefined;
    let isWanted = true;
    void addresses().then((answer) => {
      const best = answer.ok ? answer.value.addresses[0] : undefined;
      if (isWanted && best !== undefined) setOrigin(best);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return origin;
}
