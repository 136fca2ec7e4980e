/** The tabs of a case: the arrow keys, Home and End go from one to the next, and what stands on it follows at once. */
import { useRef, useState, type KeyboardEvent } from 'react';
import { Exhibits } from '#src/components/quiz/kinds/case-study/Exhibits.tsx';
import type { Tab } from '#src/quiz/view.ts';

interface Props {
  title: string;
  tabs: readonly Tab[];
  /** Begins the ids. */
  name: string;
  figures: Readonly<Record<string, string>>;
}

/** Where a key leads from the tab at a place; nowhere for any other key. */
function placeAfter(key: string, place: number, count: number): number | undefined {
  if (key === 'ArrowRight') return (place + 1) % count;
  if (key === 'ArrowLeft') return (place + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

export function CaseTabs({ title, tabs, name, figures }: Props) {
  const [open, setOpen] = useState(0);
  const list = useRef<HTMLDivElement>(null);

  const press = (event: KeyboardEvent) => {
    const to = placeAfter(event.key, open, tabs.length);
    if (to === undefined) return;
    event.preventDefault();
    setOpen(to);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };

  return (
    <section className="cc-case-tabs" aria-label={`Case: ${title}`}>
      <p className="cc-case-title">{title}</p>
      <div ref={list} className="cc-case-list" role="tablist" aria-label={title} onKeyDown={press}>
        {tabs.map((tab, index) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            className="cc-case-tab"
            id={`${name}-tab-${tab.id}`}
            aria-controls={`${name}-panel-${tab.id}`}
            aria-selected={index === open}
            tabIndex={index === open ? 0 : -1}
            onClick={() => {
              setOpen(index);
            }}
          >
            {tab.title}
          </button>
        ))}
      </div>
      {tabs.map((tab, index) => (
        <div
          key={tab.id}
          className="cc-case-panel"
          role="tabpanel"
          id={`${name}-panel-${tab.id}`}
          aria-labelledby={`${name}-tab-${tab.id}`}
          tabIndex={0}
          hidden={index !== open}
        >
          <Exhibits exhibits={tab.exhibits} figures={figures} />
        </div>
      ))}
    </section>
  );
}
