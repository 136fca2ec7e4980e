/** How the map fits its place: the size it is drawn at, where it begins, and how tall its place is. Pure. */
import type { Layout } from './layout.ts';

export interface Fit {
  zoom: number;
  x: number;
  y: number;
  height: number;
}

/** Smaller than this nothing can be read: then the map is moved about instead. */
export const leastZoom = 0.4;
export const mostZoom = 2;

/** The whole map in `width`, and in `most` height where it runs to the right; where it runs down it is as tall as it must be. */
export function fitOf({ width, height, orientation }: Layout, room: { width: number; most: number }): Fit {
  if (width === 0 || height === 0 || room.width === 0) return { zoom: 1, x: 0, y: 0, height: 160 };
  const byWidth = room.width / width;
  const byHeight = orientation === 'right' ? room.most / height : Infinity;
  const zoom = Math.max(leastZoom, Math.min(1.1, byWidth, byHeight));
  const needed = Math.ceil(height * zoom);
  const tall = Math.max(200, orientation === 'right' ? Math.min(needed, room.most) : needed);
  return {
    zoom,
    x: Math.max(0, (room.width - width * zoom) / 2),
    y: Math.max(0, (tall - height * zoom) / 2),
    height: tall,
  };
}
