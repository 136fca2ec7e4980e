/** How the map fits its place: the size it is drawn at, where it begins, and how tall its place is. Pure. */
import type { Layout } from './layout.ts';
import type { Viewport } from './viewport.ts';

export interface Fit extends Viewport {
  height: number;
}

/** Drawn smaller than this nothing could be read: then the map is larger than its place, and is moved about. */
const least = 0.4;

/** The whole map in `width`, and in `most` height where it runs to the right; where it runs down it is as tall as it must be. */
export function fitOf({ width, height, orientation }: Layout, room: { width: number; most: number }): Fit {
  if (width === 0 || height === 0 || room.width === 0) return { zoom: 1, x: 0, y: 0, height: 160 };
  const byWidth = room.width / width;
  const byHeight = orientation === 'right' ? room.most / height : Infinity;
  const zoom = Math.max(least, Math.min(1.1, byWidth, byHeight));
  const needed = Math.ceil(height * zoom);
  const tall = Math.max(200, orientation === 'right' ? Math.min(needed, room.most) : needed);
  return {
    zoom,
    x: Math.max(0, (room.width - width * zoom) / 2),
    y: Math.max(0, (tall - height * zoom) / 2),
    height: tall,
  };
}
