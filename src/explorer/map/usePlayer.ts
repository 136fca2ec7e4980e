/** Moves a packet from stop to stop: play, pause, step, speed. Movement itself is drawn by `Packet`, which says when it has arrived. */
import { useCallback, useEffect, useReducer } from 'react';
import type { Stop } from './stops.ts';

export const speeds = [0.5, 1, 2] as const;
export type Speed = (typeof speeds)[number];

export interface PlayerState {
  /** The stop the packet is at, or has last left. */
  at: number;
  isMoving: boolean;
  isPlaying: boolean;
  speed: Speed;
  /** True after the learner stepped; then each stop is told. */
  isStepped: boolean;
}

type Event =
  | { type: 'reset'; isPlaying: boolean; at: number }
  | { type: 'play' }
  | { type: 'pause' }
  | { type: 'left' }
  | { type: 'arrived'; last: number }
  | { type: 'step'; by: 1 | -1; last: number }
  | { type: 'speed'; speed: Speed };

export function played(state: PlayerState, event: Event): PlayerState {
  switch (event.type) {
    case 'reset':
      return { ...state, at: event.at, isMoving: false, isPlaying: event.isPlaying, isStepped: false };
    case 'play':
      return { ...state, isPlaying: true, isStepped: false };
    case 'pause':
      return { ...state, isPlaying: false };
    case 'left':
      return { ...state, isMoving: true };
    case 'arrived': {
      const at = Math.min(state.at + 1, event.last);
      return { ...state, at, isMoving: false, isPlaying: state.isPlaying && at < event.last };
    }
    case 'step': {
      // A packet caught between two stops is first put where it was going.
      const from = state.isMoving && event.by === -1 ? state.at + 1 : state.at;
      const at = Math.max(0, Math.min(from + event.by, event.last));
      return { ...state, at, isMoving: false, isPlaying: false, isStepped: true };
    }
    case 'speed':
      return { ...state, speed: event.speed };
  }
}

/** How long the packet rests at a node while it plays, in milliseconds at usual speed. */
const rest = 260;

export interface Player extends PlayerState {
  play: () => void;
  pause: () => void;
  step: (by: 1 | -1) => void;
  setSpeed: (speed: Speed) => void;
  arrive: () => void;
}

/** `way` names what is played: when it changes, the packet starts again. Without `moves` it jumps, and never by itself. */
export function usePlayer(stops: readonly Stop[], way: string, moves: boolean): Player {
  const last = stops.length - 1;
  const [state, send] = useReducer(played, {
    at: 0,
    isMoving: false,
    isPlaying: false,
    speed: 1,
    isStepped: false,
  });
  const { at, isMoving, isPlaying, speed } = state;

  useEffect(() => {
    send({ type: 'reset', isPlaying: moves, at: 0 });
  }, [way, moves]);

  useEffect(() => {
    if (!isPlaying || isMoving || at >= last) return;
    const timer = setTimeout(() => send({ type: 'left' }), rest / speed);
    return () => clearTimeout(timer);
  }, [isPlaying, isMoving, at, last, speed]);

  return {
    ...state,
    play: useCallback(() => {
      if (at >= last) send({ type: 'reset', isPlaying: true, at: 0 });
      else send({ type: 'play' });
    }, [at, last]),
    pause: useCallback(() => send({ type: 'pause' }), []),
    step: useCallback((by: 1 | -1) => send({ type: 'step', by, last }), [last]),
    setSpeed: useCallback((next: Speed) => send({ type: 'speed', speed: next }), []),
    arrive: useCallback(() => send({ type: 'arrived', last }), [last]),
  };
}
