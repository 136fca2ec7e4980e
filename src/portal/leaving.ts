/** When a field was left: the moment to say what is wrong with it. */
import { useRef } from 'react';

export interface Leaving {
  onPointerDownCapture: () => void;
  onClick: () => void;
  leave: (field: string) => void;
}

/**
 * Tells which field was left, but not between pressing a mouse button and letting it go:
 * the message that then appears would push the pressed button away, and the press would be lost.
 */
export function useLeaving(tell: (field: string) => void): Leaving {
  const isPressing = useRef(false);
  const left = useRef<string[]>([]);
  return {
    onPointerDownCapture: () => {
      isPressing.current = true;
    },
    onClick: () => {
      isPressing.current = false;
      // After the press has done what it does: drawing anew in its midst would undo a tick.
      queueMicrotask(() => left.current.splice(0).forEach(tell));
    },
    leave: (field) => {
      if (isPressing.current) left.current.push(field);
      else tell(field);
    },
  };
}
