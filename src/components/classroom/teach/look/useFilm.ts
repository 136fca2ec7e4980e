/** Reads an attempt of somebody else and goes on reading as it grows. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PlacesSeen } from '#src/classroom/attempts/words.ts';
import type { Tile } from '#src/classroom/live/tile.ts';
import { learner } from '#src/lab/definition.ts';
import type { Answer } from '../../api.ts';
import type { Lines } from '../api-look.ts';
import { useFeed } from '../feed.tsx';
import { createFilm } from './film.ts';
import type { Film } from './film.ts';
import { readLines } from './server-log.ts';

export interface Filmed {
  film: Film;
  /** How many lines it had when this was shown. */
  length: number;
  /** The learner's clock, in epoch milliseconds. */
  real: () => number;
  heldBy: Lines['heldBy'];
  /** Where each pane was heard to be, where that is newer than the lines. */
  heard: PlacesSeen['places'];
  /** Why the newest lines could not be read. */
  trouble: string | undefined;
}

export type FilmState =
  { kind: 'loading' } | { kind: 'empty' } | { kind: 'failed'; because: string } | ({ kind: 'open' } & Filmed);

type Read = Exclude<FilmState, { kind: 'open' }> | ({ kind: 'open'; skew: number } & Omit<Filmed, 'heard'>);

/** How far the learner's clock is ahead of this one, as the server's answer and its skew have it. */
const aheadIn = ({ now, skew }: Pick<Lines, 'now' | 'skew'>): number => now - Date.now() + skew;

const nowhere = {};

interface Heard extends PlacesSeen {
  /** When it was told, in the server's time; 0 where that is not known. */
  at: number;
}

/** What was heard of places, until a line says where they were since. */
const newerThan = (film: Film, seen: Heard | undefined): Heard | undefined =>
  seen === undefined || film.entries().some(({ places }, n) => n >= seen.after && places !== undefined)
    ? undefined
    : seen;

/** Where the learner's own page said they are, where that is newer than the last line and than what was heard. */
function standsAt(film: Film, skew: number, place: Tile['place'], heard: Heard | undefined): PlacesSeen['places'] {
  if (place === undefined || place.at <= (heard?.at ?? 0)) return nowhere;
  const last = film.entries().findLast(({ places }) => places !== undefined);
  if (last !== undefined && last.real - skew >= place.at) return nowhere;
  return { [place.pane ?? learner.id]: place.path };
}

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** `read` asks for the lines from a number on; it stays the same as long as the attempt does. `place`: where the learner's page says that they are. */
export function useFilm(
  attempt: string,
  read: (from: number) => Promise<Answer<Lines>>,
  place?: Tile['place'],
): FilmState {
  const [state, setState] = useState<Read>({ kind: 'loading' });
  const [seen, setSeen] = useState<Heard>();
  const film = useRef<Film>(undefined);
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const ahead = useRef(0);
  const real = useCallback(() => Date.now() + ahead.current, []);

  const readOn = useCallback(() => {
    turn.current = turn.current.then(async () => {
      const from = film.current?.length() ?? 0;
      try {
        const found = await readLines(read, from);
        if (!film.current && found.lines.length === 0) {
          setState({ kind: 'empty' });
          return;
        }
        ahead.current = aheadIn(found);
        if (!film.current) setSeen((known) => known ?? (found.seen && { ...found.seen, at: 0 }));
        film.current ??= createFilm(found.lines);
        film.current.add(found.lines);
        const open = film.current;
        setState({
          kind: 'open',
          film: open,
          length: open.length(),
          real,
          heldBy: found.heldBy,
          skew: found.skew,
          trouble: undefined,
        });
      } catch (cause) {
        setState((known) =>
          known.kind === 'open' ? { ...known, trouble: wordsOf(cause) } : { kind: 'failed', because: wordsOf(cause) },
        );
      }
    });
  }, [read, real]);

  useEffect(() => {
    film.current = undefined;
    setSeen(undefined);
    readOn();
  }, [readOn]);
  useFeed((word) => {
    if (word.kind === 'lines' && word.body.attempt === attempt) readOn();
    if (word.kind === 'places' && word.body.attempt === attempt) setSeen({ ...word.body, at: word.at });
  });
  const stands = useMemo(() => {
    if (state.kind !== 'open') return nowhere;
    const heard = newerThan(state.film, seen);
    return { ...heard?.places, ...standsAt(state.film, state.skew, place, heard) };
  }, [state, seen, place]);
  return state.kind === 'open' ? { ...state, heard: stands } : state;
}
