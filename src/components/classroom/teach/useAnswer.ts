/** Asks the server once, and again when told so, and keeps the last answer meanwhile. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answer } from '../api.ts';

export type Asked<Value> =
  | { kind: 'loading' }
  | { kind: 'failed'; code: string; message: string }
  /** `trouble`: why it could not be read again since. */
  | { kind: 'open'; value: Value; trouble: string | undefined };

/** `load` stays the same as long as the same is meant. */
export function useAnswer<Value>(load: () => Promise<Answer<Value>>): Asked<Value> & { again: () => void } {
  const [asked, setAsked] = useState<Asked<Value>>({ kind: 'loading' });
  const newest = useRef(0);
  const again = useCallback(() => {
    newest.current += 1;
    const turn = newest.current;
    void load().then((answer) => {
      if (turn !== newest.current) return;
      setAsked((known) => {
        if (answer.ok) return { kind: 'open', value: answer.value, trouble: undefined };
        const { code, message } = answer;
        return known.kind === 'open' ? { ...known, trouble: message } : { kind: 'failed', code, message };
      });
    });
  }, [load]);
  useEffect(() => {
    again();
    return () => {
      newest.current += 1;
    };
  }, [again]);
  return { ...asked, again };
}
