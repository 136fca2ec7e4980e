/** The tiles of a class as they change: by a stream, and by asking where no stream comes through. */
import { useEffect, useState } from 'react';
import { openConnection } from '../../streaming/connection.ts';
import { liveChange, liveOf, liveStream } from '../api-live.ts';
import type { LiveChange, Tile } from '../api-live.ts';
import { merged } from './merged.ts';

export type LiveTiles =
  | { kind: 'loading' }
  | { kind: 'failed'; message: string }
  | { kind: 'open'; tiles: readonly Tile[]; now: number; trouble: string | undefined };

export function useLive(inClass: string): LiveTiles {
  const [live, setLive] = useState<LiveTiles>({ kind: 'loading' });
  useEffect(() => {
    let mark: string | undefined;
    let isClosed = false;
    const take = (change: LiveChange) => {
      if (isClosed) return;
      mark = change.mark;
      setLive((known) => ({
        kind: 'open',
        tiles: merged(known.kind === 'open' ? known.tiles : [], change),
        now: change.now,
        trouble: undefined,
      }));
    };
    const poll = async () => {
      const answer = await liveOf(inClass, mark);
      if (answer.ok) {
        take(answer.value);
        return 'well';
      }
      const { message } = answer;
      setLive((known) => (known.kind === 'open' ? { ...known, trouble: message } : { kind: 'failed', message }));
      return answer.status === 401 || answer.status === 403 || answer.status === 404 ? 'out' : 'away';
    };
    const close = openConnection({
      address: () => liveStream(inClass, mark),
      names: ['tiles', 'beat'],
      take(kind, data) {
        const change = kind === 'tiles' ? liveChange(data) : undefined;
        if (change) take(change);
      },
      poll,
      changed: () => undefined,
    });
    void poll();
    return () => {
      isClosed = true;
      close();
    };
  }, [inClass]);
  return live;
}
