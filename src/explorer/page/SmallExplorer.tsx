/** A small bench for a lesson: one story, two or three things to change, the map, and what changed in a sentence. */
import { useMemo, useState } from 'react';
import { differenceOf } from '../difference.ts';
import { PathHops } from '../map/PathHops.tsx';
import { PathMap } from '../map/PathMap.tsx';
import { oneThings, type OneThingId } from '../one-thing.ts';
import { presetOf } from '../presets.ts';
import type { Scenario } from '../scenario.ts';
import { OneThingBar } from './OneThingBar.tsx';
import { Segmented } from './Segmented.tsx';
import { useFragment } from './useFragment.ts';
import { namesOf, useWay } from './useWay.ts';
import './explorer.css';

export interface SmallExplorerProps {
  /** The id of a preset. */
  preset: string;
  /** What can be changed, in this order. */
  things: readonly OneThingId[];
  /** Whether the rules can be switched between as taught and today. */
  rules?: boolean;
  /** The address of the explorer's own page. */
  page: string;
}

const profiles = [
  { value: 'taught', label: 'As taught' },
  { value: 'today', label: 'Today' },
];

export function SmallExplorer({ preset, things: wanted, rules = true, page }: SmallExplorerProps) {
  const { scenario: first } = useMemo(() => presetOf(preset), [preset]);
  const [{ before, now, said }, setSteps] = useState<{ before: Scenario; now: Scenario; said: string }>({
    before: first,
    now: first,
    said: '',
  });
  const way = useWay(now);
  const wayBefore = useWay(before);
  const fragment = useFragment(now);
  const met = useMemo(() => [...way.trace.hops.map(({ node }) => node), ...way.trace.bypassed], [way]);
  const things = useMemo(() => oneThings(now, met, wanted), [now, met, wanted]);
  const change = (scenario: Scenario, words: string) => setSteps({ before: now, now: scenario, said: words });
  const difference = said === '' ? '' : differenceOf(wayBefore.trace, way.trace, namesOf(way.network));
  return (
    <div className="cc-x cc-x-small not-content" data-explorer-usable>
      <div className="cc-x-small-bar">
        <OneThingBar
          things={things}
          isWhole
          onSet={(thing, value) => {
            const { scenario, said: words } = thing.set(value);
            change(scenario, words);
          }}
        />
        {rules && (
          <Segmented
            label="Rules"
            value={now.profile}
            choices={profiles}
            onChoose={(value) =>
              change(
                { ...now, profile: value === 'today' ? 'today' : 'taught' },
                value === 'today' ? 'The rules are today’s.' : 'The rules are those of the course.',
              )
            }
          />
        )}
      </div>
      <p className="cc-x-changed" role="status" data-empty={said === '' || undefined}>
        {said !== '' && (
          <>
            {said} <strong>{difference}</strong>
          </>
        )}
      </p>
      <PathMap network={way.network} trace={way.trace} profile={now.profile} hops={false} most={300} />
      <details className="cc-x-why">
        <summary>Hop by hop, and why</summary>
        <PathHops network={way.network} trace={way.trace} profile={now.profile} />
      </details>
      <p className="cc-x-small-foot">
        <button
          type="button"
          className="cc-x-button"
          disabled={now === first}
          onClick={() => change(first, 'Back to how it was at the start.')}
        >
          Back to the start
        </button>
        <a href={`${page}${fragment}`}>Go on in the packet explorer</a>
      </p>
    </div>
  );
}
