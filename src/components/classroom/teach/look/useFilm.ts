/** Reads an attempt of somebody else and goes on reading as it grows. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PlacesSeen } from '#src/classroom/attempts/words.ts';
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

type Read = Exclude<FilmState, { kind: 'open' }> | ({ kind: 'open' } & Omit<Filmed, 'heard'>);

/** How far the learner's clock is ahead of this one, as the server's answer and its skew have it. */
const aheadIn = ({ now, skew }: Pick<Lines, 'now' | 'skew'>): number => now - Date.now() + skew;

const nowhere = {};

/** What was heard of places, until a line says where they were since. */
const newerThan = (film: Film, seen: PlacesSeen | undefined): PlacesSeen['places'] =>
  seen === undefined || film.entries().some(({ places }, n) => n >= seen.after && places !== undefined)
    ? nowhere
    : seen.places;

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** `read` asks for the lines from a number on; it stays the same as long as the attempt does. */
export function useFilm(attempt: string, read: (from: number) => Promise<Answer<Lines>>): FilmState {
  const [state, setState] = useState<Read>({ kind: 'loading' });
  const [seen, setSeen] = useState<PlacesSeen>();
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
        if (!film.current) setSeen((known) => known ?? found.seen);
        film.current ??= createFilm(found.lines);
        film.current.add(found.lines);
        const open = film.current;
        setState({
          kind: 'open',
          film: open,
          length: open.length(),
          real,
          heldBy: found.heldBy,
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
    if (word.kind === 'places' && word.body.attempt === attempt) setSeen(word.body);
  });
  return state.kind === 'open' ? { ...state, heard: newerThan(state.film, seen) } : state;
}
