/** Moving the map and changing its size: where its corner is on the canvas, and how large it is drawn. Pure. */
import type { Box, Layout, Point } from './layout.ts';

export interface Viewport extends Point {
  zoom: number;
}

export interface Room {
  width: number;
  height: number;
}

/** Smaller than this nothing can be read; larger than that, nothing more. */
export const leastZoom = 0.3;
export const mostZoom = 2.5;

const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));

/** At most half of the canvas can be empty beside the map, so that it is never lost. */
export function kept({ x, y, zoom }: Viewport, map: Pick<Layout, 'width' | 'height'>, room: Room): Viewport {
  const slack = { x: room.width / 2, y: room.height / 2 };
  const [spareX, spareY] = [room.width - map.width * zoom, room.height - map.height * zoom];
  return {
    zoom,
    x: within(x, Math.min(0, spareX) - slack.x, Math.max(0, spareX) + slack.x),
    y: within(y, Math.min(0, spareY) - slack.y, Math.max(0, spareY) + slack.y),
  };
}

/** Larger or smaller by a factor; what is at `at` on the canvas stays there. */
export function zoomedAt({ x, y, zoom }: Viewport, factor: number, at: Point, least = leastZoom): Viewport {
  const next = within(zoom * factor, Math.min(least, leastZoom), mostZoom);
  const ratio = next / zoom;
  return { zoom: next, x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio };
}

export const moved = ({ x, y, zoom }: Viewport, by: Point): Viewport => ({ x: x + by.x, y: y + by.y, zoom });

/** The same map, moved no more than it takes to have a box in view with a little room around it. */
export function revealed(viewport: Viewport, box: Box, room: Room): Viewport {
  const air = 16;
  const { x, y, zoom } = viewport;
  const shift = (start: number, size: number, length: number): number => {
    const [low, high] = [start - air, start + size + air];
    if (low < 0) return -low;
    return high > length ? Math.max(length - high, -low) : 0;
  };
  return moved(viewport, {
    x: shift(box.x * zoom + x, box.width * zoom, room.width),
    y: shift(box.y * zoom + y, box.height * zoom, room.height),
  });
}
