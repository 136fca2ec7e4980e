/** What if something fails: what can, what becomes of the packet, and how long packets are lost, with and without BFD. */
import { useId, useMemo, useState } from 'react';
import { possibleFailures } from '#src/azure/network/failures.ts';
import type { Traceable } from '#src/azure/network/world.ts';
import { statementOf } from '#src/base/fact-words.ts';
import type { FactId, Profile } from '#src/base/facts.ts';
import { inWords, type Failure } from '#src/datapath/convergence.ts';
import type { Flow } from '#src/datapath/trace.ts';
import { FactMark } from '#src/explorer/map/FactMark.tsx';
import { partingHop } from '#src/explorer/predict/parting.ts';
import { WayList } from '#src/explorer/predict/WayList.tsx';
import { consequenceOf } from './consequence.ts';
import { FailureChoice } from './FailureChoice.tsx';
import { meetsOf } from './meets.ts';
import { rowsFor } from './rows.ts';
import { timersOf, type TimerChoice } from './timers.ts';
import { TimeLine } from './TimeLine.tsx';
import './what-if.css';

export interface WhatIfPanelProps {
  cloud: Traceable;
  profile: Profile;
  flow: Flow;
  /** Ids as `possibleFailures` gives them. */
  failures: readonly string[];
  onFailuresChange: (failures: readonly string[]) => void;
}

const rates = [10, 100, 1_000, 10_000, 100_000] as const;
const count = new Intl.NumberFormat('en-US');

function Notes({ facts, profile }: { facts: readonly FactId[]; profile: Profile }) {
  return (
    <ul className="cc-what-facts">
      {facts.map((id) => (
        <li key={id}>
          {statementOf(id, profile)}
          <FactMark id={id} profile={profile} />
        </li>
      ))}
    </ul>
  );
}

/** What to call a choice of timers, with its figures. */
function timersInWords(choice: TimerChoice, profile: Profile): string {
  const { keepAlive, hold } = timersOf(profile, choice, false);
  const figures = `keep-alive ${inWords(keepAlive)}, hold time ${inWords(hold)}`;
  return choice === 'usual' ? `As Microsoft sets them: ${figures}` : `As short as a router may ask for: ${figures}`;
}

/** How to read the time line. */
function scaleInWords({ watched, isRedundant, settle }: Failure): string {
  const which = 'Of a flow that ran over what failed.';
  if (!isRedundant) return watched ? `${which} The routers notice sooner or later, but know no other way.` : which;
  if (watched)
    return `${which} The full bar is lost in any case; the hatched part depends on when the last sign of life came.`;
  return settle === undefined ? which : `${which} How soon it moves is not published, only how long it takes at most.`;
}

/** How long it takes: the settings the learner may change, and the time line they make. */
function Duration({ failure, profile }: { failure: Failure; profile: Profile }) {
  const [perSecond, setPerSecond] = useState<number>(1_000);
  const [choice, setChoice] = useState<TimerChoice>('usual');
  const name = useId();
  const rows = rowsFor(failure, profile, choice);
  return (
    <section className="cc-what-time" aria-label="How long packets are lost">
      <h3>How long packets are lost</h3>
      <p className="cc-what-scale">
        {scaleInWords(failure)}
        {failure.settle !== undefined && <FactMark id="expressroute/gateway-convergence" profile={profile} />}
      </p>
      <div className="cc-what-settings">
        <label htmlFor={`${name}-rate`}>
          Packets a second
          <select
            id={`${name}-rate`}
            value={String(perSecond)}
            onChange={(event) => setPerSecond(Number(event.currentTarget.value))}
          >
            {rates.map((rate) => (
              <option key={rate} value={String(rate)}>
                {count.format(rate)}
              </option>
            ))}
          </select>
        </label>
        {failure.watched && (
          <label htmlFor={`${name}-timers`}>
            BGP timers
            <select
              id={`${name}-timers`}
              value={choice}
              onChange={(event) => setChoice(event.currentTarget.value === 'shortest' ? 'shortest' : 'usual')}
            >
              <option value="usual">{timersInWords('usual', profile)}</option>
              <option value="shortest">{timersInWords('shortest', profile)}</option>
            </select>
          </label>
        )}
      </div>
      <TimeLine rows={rows} perSecond={perSecond} />
    </section>
  );
}

export function WhatIfPanel({ cloud, profile, flow, failures, onFailuresChange }: WhatIfPanelProps) {
  const possible = useMemo(() => possibleFailures(cloud), [cloud]);
  const consequence = useMemo(
    () => consequenceOf(cloud, profile, flow, possible, failures),
    [cloud, profile, flow, possible, failures],
  );
  const { network, before, after, outcome, because, failure, facts } = consequence;
  const meets = useMemo(() => meetsOf(network, before), [network, before]);
  const partsAt = partingHop(before, after);
  return (
    <section className="cc-what" aria-label="What if something fails">
      <FailureChoice possible={possible} meets={meets} failures={failures} onChange={onFailuresChange} />
      <div className="cc-what-result">
        <p className="cc-what-outcome" role="status" data-outcome={outcome}>
          {because}
        </p>
        {(outcome === 'moved' || outcome === 'cut') && (
          <div className="cc-ways">
            <WayList title="Before" trace={before} partsAt={partsAt} because={before.because} />
            <WayList title="After" trace={after} partsAt={partsAt} because={after.because} />
          </div>
        )}
        {failure && <Duration failure={failure} profile={profile} />}
        {facts.length > 0 && <Notes facts={facts} profile={profile} />}
      </div>
    </section>
  );
}
