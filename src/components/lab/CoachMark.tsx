/** A ring around the control that comes next. It only points: the control stays the learner's to press. */
import { useEffect, useRef } from 'react';
import type { Step } from '#src/lab/definition.ts';
import { findControl } from './controls.ts';

export function CoachMark({ room, step }: { room: () => HTMLElement | null; step: Step }) {
  const ring = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A browser without popovers shows no ring; the words beside it say the same.
    if (!('showPopover' in HTMLElement.prototype)) return undefined;
    let over: Element | null | undefined;
    const place = () => {
      const inside = room();
      const control = inside && findControl(inside, step);
      const mark = ring.current;
      if (!mark) return;
      if (!control) {
        mark.hidePopover();
        over = undefined;
        return;
      }
      const { top, left, width, height } = control.getBoundingClientRect();
      Object.assign(mark.style, {
        top: `${String(top - 4)}px`,
        left: `${String(left - 4)}px`,
        width: `${String(width + 8)}px`,
        height: `${String(height + 8)}px`,
      });
      // A popover shown after a dialog lies over it; one shown before lies under it.
      const dialog = control.closest('dialog[open]');
      if (dialog === over) return;
      over = dialog;
      mark.hidePopover();
      mark.showPopover();
    };
    place();
    const timer = setInterval(place, 200);
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      clearInterval(timer);
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    };
  }, [room, step]);
  return <div ref={ring} className="lab-ring" aria-hidden="true" popover="manual" />;
}
