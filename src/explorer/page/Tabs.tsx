/** Tabs as the ARIA practices have them: arrow keys go from one to the next, and only the chosen one is a stop of Tab. */
import { useId, useRef, type ReactNode } from 'react';

export interface Tab<Id extends string> {
  id: Id;
  label: string;
}

interface Props<Id extends string> {
  label: string;
  tabs: readonly Tab<Id>[];
  chosen: Id;
  onChoose: (id: Id) => void;
  children: ReactNode;
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export function Tabs<Id extends string>({ label, tabs, chosen, onChoose, children }: Props<Id>) {
  const base = useId();
  const row = useRef<HTMLDivElement>(null);
  const move = (key: string): boolean => {
    const step = steps[key];
    const next =
      step &&
      tabs[
        step(
          Math.max(
            0,
            tabs.findIndex(({ id }) => id === chosen),
          ),
          tabs.length,
        )
      ];
    if (!next) return false;
    onChoose(next.id);
    row.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
    return true;
  };
  return (
    <section className="cc-x-panel cc-x-tabs" aria-label={label}>
      <div
        ref={row}
        className="cc-x-tab-row"
        role="tablist"
        aria-label={label}
        onKeyDown={(event) => {
          if (move(event.key)) event.preventDefault();
        }}
      >
        {tabs.map(({ id, label: name }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}-${id}`}
            data-tab={id}
            aria-selected={id === chosen}
            aria-controls={`${base}-panel`}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => onChoose(id)}
          >
            {name}
          </button>
        ))}
      </div>
      <div id={`${base}-panel`} className="cc-x-tab-panel" role="tabpanel" aria-labelledby={`${base}-${chosen}`}>
        {children}
      </div>
    </section>
  );
}
