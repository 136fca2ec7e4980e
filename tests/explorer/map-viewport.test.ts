/** Moving and zooming the map, and playing the packet: the arithmetic behind the buttons. */
import { describe, expect, test } from 'vitest';
import { played, type PlayerState } from '#src/explorer/map/usePlayer.ts';
import { kept, leastZoom, mostZoom, moved, revealed, zoomedAt } from '#src/explorer/map/viewport.ts';

const map = { width: 1000, height: 400 };
const room = { width: 500, height: 300 };

describe('the map', () => {
  test('what is under the pointer stays under it', () => {
    const before = { x: -120, y: 40, zoom: 0.8 };
    const at = { x: 200, y: 90 };
    const after = zoomedAt(before, 1.5, at);
    const under = ({ x, y, zoom }: typeof before) => [(at.x - x) / zoom, (at.y - y) / zoom];
    expect(after.zoom).toBeCloseTo(1.2);
    under(after).forEach((value, index) => expect(value).toBeCloseTo(under(before)[index]!));
  });

  test.for([
    { factor: 100, least: 1, zoom: mostZoom, because: 'larger shows nothing more' },
    { factor: 0.001, least: 1, zoom: leastZoom, because: 'smaller cannot be read' },
    { factor: 0.001, least: 0.2, zoom: 0.2, because: 'a map that fits only smaller may be that small' },
  ])('by $factor it is $zoom: $because', ({ factor, least, zoom }) => {
    expect(zoomedAt({ x: 0, y: 0, zoom: 1 }, factor, { x: 0, y: 0 }, least).zoom).toBe(zoom);
  });

  test('it cannot be pushed out of sight', () => {
    for (const by of [9999, -9999]) {
      const { x, y } = kept(moved({ x: 0, y: 0, zoom: 1 }, { x: by, y: by }), map, room);
      expect(x).toBeLessThanOrEqual(room.width / 2);
      expect(x + map.width).toBeGreaterThanOrEqual(room.width / 2);
      expect(y).toBeLessThanOrEqual(room.height / 2);
      expect(y + map.height).toBeGreaterThanOrEqual(room.height / 2);
    }
  });

  test.for([
    { box: { x: 100, y: 50 }, moves: [0, 0], because: 'it is in view' },
    { box: { x: 700, y: 50 }, moves: [-266, 0], because: 'it lies to the right' },
    { box: { x: -80, y: 50 }, moves: [96, 0], because: 'it lies to the left' },
    { box: { x: 100, y: 320 }, moves: [0, -86], because: 'it lies below' },
  ])('a node at $box.x, $box.y moves it by $moves: $because', ({ box, moves }) => {
    const { x, y } = revealed({ x: 0, y: 0, zoom: 1 }, { ...box, width: 50, height: 50 }, room);
    expect([x, y]).toEqual(moves);
  });
});

describe('the packet', () => {
  const start: PlayerState = { at: 0, isMoving: false, isPlaying: false, speed: 1, isStepped: false };
  const last = 3;
  const after = (...events: Parameters<typeof played>[1][]) => events.reduce(played, start);

  test('goes from stop to stop while it plays, and rests at the last', () => {
    const playing = after({ type: 'play' }, { type: 'left' }, { type: 'arrived', last });
    expect(playing).toMatchObject({ at: 1, isMoving: false, isPlaying: true });
    const more = [1, 2].flatMap(() => [{ type: 'left' }, { type: 'arrived', last }] as const);
    expect(more.reduce(played, playing)).toMatchObject({ at: 3, isMoving: false, isPlaying: false });
  });

  test('stands still between two stops when paused, and a step puts it at the next', () => {
    const paused = after({ type: 'play' }, { type: 'left' }, { type: 'pause' });
    expect(paused).toMatchObject({ at: 0, isMoving: true, isPlaying: false });
    expect(played(paused, { type: 'step', by: 1, last })).toMatchObject({ at: 1, isMoving: false, isStepped: true });
    expect(played(paused, { type: 'step', by: -1, last })).toMatchObject({ at: 0, isMoving: false });
  });

  test('never steps beyond either end', () => {
    expect(after({ type: 'step', by: -1, last }).at).toBe(0);
    expect(after(...Array.from({ length: 9 }, () => ({ type: 'step', by: 1, last }) as const)).at).toBe(3);
  });

  test('begins again from the first stop, and keeps its speed', () => {
    const again = after(
      { type: 'speed', speed: 2 },
      { type: 'step', by: 1, last },
      { type: 'reset', isPlaying: true, at: 0 },
    );
    expect(again).toEqual({ at: 0, isMoving: false, isPlaying: true, speed: 2, isStepped: false });
  });
});
