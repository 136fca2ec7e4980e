/** A row of tabs. Fluent's own would bring a focus manager of 19 kB; this one needs the arrow keys only. */
import { useRef } from 'react';
import type { JSX, KeyboardEvent } from 'react';

interface Props {
  id: string;
  label: string;
  tabs: readonly string[];
  chosen: number;
  /** Which tabs hold a field that is wrong. */
  wrong: readonly boolean[];
  onChoose: (tab: number) => void;
}

const steps: Readonly<Record<string, (tab: number, last: number) => number>> = {
  ArrowRight: (tab, last) => (tab === last ? 0 : tab + 1),
  ArrowLeft: (tab, last) => (tab === 0 ? last : tab - 1),
  Home: () => 0,
  End: (_tab, last) => last,
};

export function Tabs({ id, label, tabs, chosen, wrong, onChoose }: Props): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = steps[event.key]?.(chosen, tabs.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div ref={list} className="ccp-tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {tabs.map((tab, index) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`${id}tab${index}`}
          aria-selected={index === chosen}
          aria-controls={`${id}panel`}
          tabIndex={index === chosen ? 0 : -1}
          onClick={() => onChoose(index)}
        >
          {tab}
          {wrong[index] === true && <span className="ccp-wrong" aria-hidden="true" />}
        </button>
      ))}
    </div>
  );
}
