/** A ring around the control that comes next. It only points: the control stays the learner's to press.
 *  Where the browser can anchor, the ring is tied to the control and moves with it; elsewhere it is placed again and again. */
import { useEffect, useRef } from 'react';
import type { Step } from '#src/lab/definition.ts';
import { findControl } from './controls.ts';
import { tabOf } from './Panes.tsx';

const anchor = '--lab-next';
const canAnchor = () => typeof CSS !== 'undefined' && CSS.supports('anchor-name', anchor);

interface CoachMarkProps {
  room: () => HTMLElement | null;
  step: Step;
  /** Where the step is done. Behind another tab, its tab is what comes next. */
  pane: string;
}

export function CoachMark({ room, step, pane }: CoachMarkProps) {
  const ring = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // A browser without popovers shows no ring; the words beside it say the same.
    if (!('showPopover' in HTMLElement.prototype)) return undefined;
    let over: Element | null | undefined;
    let tied: HTMLElement | undefined;
    const tie = (control: HTMLElement | undefined) => {
      if (tied === control) return;
      tied?.style.removeProperty('anchor-name');
      control?.style.setProperty('anchor-name', anchor);
      tied = control;
    };
    const place = () => {
      const inside = room();
      const tab = inside && tabOf(inside, pane);
      const isBehind = tab !== null && tab.getAttribute('aria-selected') === 'false';
      const control = inside && (isBehind ? tab : findControl(inside, step, pane));
      const mark = ring.current;
      if (!mark) return;
      // A checkbox is ringed with its label, which is a place to press as well.
      const shown = control?.closest<HTMLElement>('.fui-Checkbox') ?? control;
      if (canAnchor()) tie(shown ?? undefined);
      if (!control || !shown) {
        mark.hidePopover();
        over = undefined;
        return;
      }
      if (!canAnchor()) cover(mark, shown);
      // A popover shown after a dialog lies over it; one shown before lies under it.
      const dialog = control.closest('dialog[open]');
      if (dialog === over) return;
      over = dialog;
      mark.hidePopover();
      mark.showPopover();
    };
    place();
    const timer = setInterval(place, 200);
    // What comes next is ringed in the same frame as it appears.
    const watch = new MutationObserver(place);
    const portals = room()?.querySelector('.lab-panes');
    if (portals) watch.observe(portals, { childList: true, subtree: true });
    addEventListener('scroll', place, { capture: true, passive: true });
    addEventListener('resize', place);
    return () => {
      clearInterval(timer);
      watch.disconnect();
      tie(undefined);
      removeEventListener('scroll', place, { capture: true });
      removeEventListener('resize', place);
    };
  }, [room, step, pane]);
  return <div ref={ring} className="lab-ring" aria-hidden="true" popover="manual" />;
}

/** Lays the mark over the control, where the window shows it now. */
function cover(mark: HTMLElement, control: HTMLElement): void {
  const { top, left, width, height } = control.getBoundingClientRect();
  Object.assign(mark.style, {
    top: `${String(top - 4)}px`,
    left: `${String(left - 4)}px`,
    width: `${String(width + 8)}px`,
    height: `${String(height + 8)}px`,
  });
}
