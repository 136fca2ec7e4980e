/** A small bench for a lesson: one story, two or three things to change, the map, and what changed in a sentence. */
import { lazy, Suspense, useMemo, useState } from 'react';
import { differenceOf } from '../difference.ts';
import { PathHops } from '../map/PathHops.tsx';
import { PathMap } from '../map/PathMap.tsx';
import { oneThings, type OneThingId } from '../one-thing.ts';
import { presetOf } from '../presets.ts';
import type { WordsById } from '../predict/words.ts';
import type { Scenario } from '../scenario.ts';
import { whyOf } from '../why.ts';
import { OneThingBar } from './OneThingBar.tsx';
import { Segmented } from './Segmented.tsx';
import { useFragment } from './useFragment.ts';
import { flowOf, namesOf, useWay, type SeenWay } from './useWay.ts';
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
  /** Asks where the packet will go before it shows it; the words of the beliefs that may be behind an answer. */
  ask?: WordsById;
}

const PredictPanel = lazy(() => import('../predict/PredictPanel.tsx').then((it) => ({ default: it.PredictPanel })));

const profiles = [
  { value: 'taught', label: 'As taught' },
  { value: 'today', label: 'Today' },
];

/** Lessons speak of the way there: which way answers take around a gateway is documented nowhere. */
function useThere({ network, trace: whole }: SeenWay): SeenWay {
  return useMemo(() => {
    const { back: _back, asymmetry: _asymmetry, ...trace } = whole;
    return { network, trace };
  }, [network, whole]);
}

export function SmallExplorer({ preset, things: wanted, rules = true, page, ask }: SmallExplorerProps) {
  const { scenario: first, title } = useMemo(() => presetOf(preset), [preset]);
  const [{ before, now, said }, setSteps] = useState<{ before: Scenario; now: Scenario; said: string }>({
    before: first,
    now: first,
    said: '',
  });
  const [isAsking, setAsking] = useState(ask !== undefined);
  const asked = useMemo(() => flowOf(first.flow), [first]);
  const way = useThere(useWay(now));
  const wayBefore = useThere(useWay(before));
  const fragment = useFragment(now);
  const met = useMemo(() => [...way.trace.hops.map(({ node }) => node), ...way.trace.bypassed], [way]);
  const things = useMemo(() => oneThings(now, met, wanted), [now, met, wanted]);
  const change = (scenario: Scenario, words: string) => setSteps({ before: now, now: scenario, said: words });
  const difference = said === '' ? '' : differenceOf(wayBefore.trace, way.trace, namesOf(way.network));
  return (
    <div className="cc-x cc-x-small not-content" data-explorer-usable>
      {ask && now === first && (
        <Suspense fallback={<p>Loading the question…</p>}>
          <PredictPanel
            cloud={first.cloud}
            profile={first.profile}
            flow={asked}
            failures={first.failures}
            seed={preset}
            words={ask}
            onAnswered={() => setAsking(false)}
            onAskAgain={() => setAsking(true)}
          />
        </Suspense>
      )}
      {!isAsking && (
        <>
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
        </>
      )}
      <PathMap
        network={way.network}
        trace={isAsking ? undefined : way.trace}
        profile={now.profile}
        title={title}
        hops={false}
        most={300}
      />
      {!isAsking && (
        <>
          <p className="cc-x-because">
            <strong>Why:</strong> {whyOf(way.trace).because}
          </p>
          <details className="cc-x-why">
            <summary>Hop by hop, and why</summary>
            <PathHops network={way.network} trace={way.trace} profile={now.profile} answers={false} />
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
        </>
      )}
    </div>
  );
}
