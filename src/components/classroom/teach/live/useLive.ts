/** The tiles of a class as they change. */
import { useEffect, useState } from 'react';
import { openLiveTiles } from '../../live-stream.ts';
import type { StreamState } from '../../stream.ts';
import type { Tile } from '../api-live.ts';

export interface LiveTiles {
  /** None before they were read once. */
  tiles: readonly Tile[] | undefined;
  /** How they come. */
  state: StreamState;
}

export function useLive(inClass: string): LiveTiles {
  const [tiles, setTiles] = useState<readonly Tile[]>();
  const [state, setState] = useState<StreamState>('connecting');
  useEffect(() => {
    const live = openLiveTiles(inClass, {
      onTiles: (all) => setTiles([...all.values()]),
      onState: setState,
    });
    return () => live.close();
  }, [inClass]);
  return { tiles, state };
}
