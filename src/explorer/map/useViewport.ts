/**
 * Lets the map be moved with the pointer and made larger with two fingers, the wheel and Ctrl, or buttons.
 * A wheel without Ctrl and a single finger scroll the page as everywhere else. The map moves without React.
 */
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { Box, Layout, Point } from './layout.ts';
import type { Fit } from './fit.ts';
import { kept, moved, revealed, zoomedAt, type Room, type Viewport } from './viewport.ts';

export interface Zoom {
  closer: () => void;
  farther: () => void;
  fit: () => void;
}

export interface ViewportControl extends Zoom {
  /** How large the map is drawn now. */
  scale: number;
  isFit: boolean;
  reveal: (box: Box) => void;
}

const isTouch = ({ pointerType }: PointerEvent): boolean => pointerType === 'touch';

export function useViewport(
  canvas: RefObject<HTMLElement | null>,
  view: RefObject<HTMLElement | null>,
  layout: Layout,
  fit: Fit,
): ViewportControl {
  const now = useRef<Viewport>(fit);
  const [scale, setScale] = useState(fit.zoom);
  const isFit = Math.abs(scale - fit.zoom) < 0.01;

  const show = useCallback(
    (next: Viewport, isGliding = false) => {
      now.current = next;
      if (view.current) {
        view.current.style.transition = isGliding ? 'transform 180ms ease' : '';
        view.current.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.zoom})`;
      }
      setScale(next.zoom);
    },
    [view],
  );
  const room = useCallback(
    (): Room => ({ width: canvas.current?.clientWidth ?? 0, height: canvas.current?.clientHeight ?? 0 }),
    [canvas],
  );
  const go = useCallback(
    (next: Viewport, isGliding = false) => show(kept(next, layout, room()), isGliding),
    [show, layout, room],
  );

  useEffect(() => show(fit), [show, fit]);

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const fingers = new Map<number, Point>();
    const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
      const { left, top } = element.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    const onDown = (event: PointerEvent) => {
      const isNode = event.target instanceof Element && event.target.closest('button') !== null;
      // One finger scrolls the page as long as the whole map is in view; there is nothing to move.
      if (event.button !== 0 || (!isTouch(event) && isNode)) return;
      fingers.set(event.pointerId, pointOf(event));
      if (!isTouch(event)) element.setPointerCapture(event.pointerId);
    };
    const onMove = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const here = pointOf(event);
      fingers.set(event.pointerId, here);
      const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
      if (other) {
        const distance = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y);
        const middle = { x: (here.x + other.x) / 2, y: (here.y + other.y) / 2 };
        const by = { x: (here.x - before.x) / 2, y: (here.y - before.y) / 2 };
        go(moved(zoomedAt(now.current, distance(here) / Math.max(1, distance(before)), middle, fit.zoom), by));
      } else if (!isTouch(event) || now.current.zoom > fit.zoom * 1.01) {
        go(moved(now.current, { x: here.x - before.x, y: here.y - before.y }));
      }
    };
    const onUp = (event: PointerEvent) => fingers.delete(event.pointerId);
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      go(
        zoomedAt(
          now.current,
          Math.exp(-event.deltaY * (event.deltaMode === 1 ? 0.05 : 0.004)),
          pointOf(event),
          fit.zoom,
        ),
      );
    };
    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
      element.removeEventListener('wheel', onWheel);
    };
  }, [canvas, go, fit]);

  return useMemo(() => {
    const step = (factor: number) => {
      const { width, height } = room();
      go(zoomedAt(now.current, factor, { x: width / 2, y: height / 2 }, fit.zoom), true);
    };
    return {
      scale,
      isFit,
      closer: () => step(1.25),
      farther: () => step(0.8),
      fit: () => show(fit, true),
      reveal: (box) => go(revealed(now.current, box, room()), true),
    };
  }, [scale, isFit, fit, go, show, room]);
}
