/** The portals of a room beside each other, or behind tabs where there is no room for that. Each stays as it was while another is in front. */
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Session } from '#src/lab/session.ts';
import type { Screen } from '#src/portal/host.ts';
import type { LabHistory } from './history.ts';
import type { Memory } from './memory.ts';
import { PaneView } from './PaneView.tsx';
import type { Pane } from './panes.ts';
import type { Voice } from './voice.ts';

interface PanesProps {
  panes: readonly Pane[];
  session: Session;
  memory: Memory;
  voice: Voice;
  historyOf: ((pane: Pane) => LabHistory) | undefined;
  screens: Readonly<Record<string, Screen | undefined>>;
  onScreen: (pane: string, screen: Screen) => void;
  /** *This looks wrong* was pressed, on what. */
  looksWrong: (what: string) => void;
  /** The pane whose tab is open. */
  front: string;
  onFront: (pane: string) => void;
}

/** Below that a portal's menus and tables stand as on a phone: one at a time serves better. */
const leastWidthInRem = 32;

function useFits(count: number) {
  const place = useRef<HTMLDivElement>(null);
  const [fits, setFits] = useState(false);
  useEffect(() => {
    if (!place.current || typeof ResizeObserver === 'undefined') return undefined;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setFits(entry.contentRect.width >= count * leastWidthInRem * rem);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [count]);
  return { place, fits };
}

export function Panes({ panes, screens, onScreen, front, onFront, ...rest }: PanesProps) {
  const id = useId();
  const { place, fits } = useFits(panes.length);
  const isTabs = panes.length > 1 && !fits;
  const turn = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = panes.at((panes.findIndex((pane) => pane.id === front) + step) % panes.length);
    if (!next) return;
    onFront(next.id);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div ref={place} className="lab-panes" data-layout={panes.length === 1 ? 'one' : isTabs ? 'tabs' : 'beside'}>
      {isTabs && (
        <div className="lab-pane-tabs" role="tablist" aria-label="Whose screen" onKeyDown={turn}>
          {panes.map((pane) => (
            <button
              key={pane.id}
              type="button"
              role="tab"
              id={`${id}tab-${pane.id}`}
              data-tab={pane.id}
              aria-selected={pane.id === front}
              aria-controls={`${id}${pane.id}`}
              tabIndex={pane.id === front ? 0 : -1}
              onClick={() => onFront(pane.id)}
            >
              <strong>{pane.name}</strong> <span>{pane.title}</span>
            </button>
          ))}
        </div>
      )}
      {panes.map((pane) => (
        <div
          key={pane.id}
          id={`${id}${pane.id}`}
          className="lab-pane"
          data-pane={pane.id}
          data-screen={JSON.stringify(screens[pane.id])}
          hidden={isTabs && pane.id !== front}
          {...(isTabs ? { role: 'tabpanel', 'aria-labelledby': `${id}tab-${pane.id}` } : {})}
        >
          {panes.length > 1 && (
            <h3 className="lab-pane-title" hidden={isTabs}>
              {pane.name} <span>{pane.title}</span>
            </h3>
          )}
          <PaneView pane={pane} panes={panes} onScreen={onScreen} onReturn={onFront} {...rest} />
        </div>
      ))}
    </div>
  );
}

/** Where the tab of a pane stands, if panes stand behind tabs now. */
export const tabOf = (room: Element, pane: string): HTMLElement | null =>
  room.querySelector<HTMLElement>(`.lab-pane-tabs [data-tab="${pane}"]`);
