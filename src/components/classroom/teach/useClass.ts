/** The class that a page is about, read again whenever its feed says that it changed. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { openClassStream } from '../stream.ts';
import type { ClassStream, StreamState } from '../stream.ts';
import { readClass } from './api-class.ts';
import type { ClassView } from './api-class.ts';
import { createFeed } from './feed.tsx';
import type { Feed } from './feed.tsx';

export type OpenClass =
  | { kind: 'loading' }
  | { kind: 'failed'; code: string; message: string; again: () => void }
  | {
      kind: 'open';
      view: ClassView;
      feed: Feed;
      /** The server's time. */
      now: () => number;
      /** How its news come. */
      stream: StreamState;
      /** Reads it again now. */
      again: () => void;
    };

/** Opens the class and its stream. */
export function useClass(id: string): OpenClass {
  const [view, setView] = useState<ClassView>();
  const [failed, setFailed] = useState<{ code: string; message: string }>();
  const [stream, setStream] = useState<StreamState>('connecting');
  const feed = useMemo(createFeed, []);
  const open = useRef<ClassStream>(undefined);
  const ahead = useRef(0);
  const turn = useRef(0);
  const again = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    void readClass(id).then((answer) => {
      if (mine !== turn.current) return;
      if (!answer.ok) {
        setFailed({ code: answer.code, message: answer.message });
        return;
      }
      ahead.current = answer.value.now - Date.now();
      setFailed(undefined);
      setView(answer.value);
      open.current ??= openClassStream(id, {
        after: answer.value.seq,
        onState: setStream,
        onEntry(word) {
          if (word.kind === 'class.changed') again();
          if (word.kind === 'moment')
            setView((known) => (known === undefined ? known : { ...known, moment: word.body.moment }));
          feed.tell(word);
        },
      });
    });
  }, [id, feed]);
  useEffect(() => {
    again();
    return () => {
      turn.current += 1;
      open.current?.close();
      open.current = undefined;
    };
  }, [again]);
  const now = useCallback(() => open.current?.now() ?? Date.now() + ahead.current, []);
  if (view !== undefined) return { kind: 'open', view, feed, now, stream, again };
  return failed === undefined ? { kind: 'loading' } : { kind: 'failed', ...failed, again };
}
