/** The way of a packet as an ordered list: every hop with its reason, its source, and what was passed over; then the way of the answer. */
import { memo, useMemo } from 'react';
import type { Profile } from '#src/base/facts.ts';
import type { Network } from '#src/datapath/network.ts';
import type { Trace, Way } from '#src/datapath/trace.ts';
import { FactMark } from './FactMark.tsx';
import { icons } from './icons.ts';
import { shortReason } from './sentences.ts';
import { storyOf, type Beaten, type Step } from './story.ts';
import './path-hops.css';

export interface PathHopsProps {
  /** False: only the way there, without a heading. */
  answers?: boolean | undefined;
  network: Network;
  /** Absent: there is nothing to tell yet, and nothing is drawn. */
  trace: Trace | undefined;
  profile?: Profile;
  /** The node the pointer or the focus is on, here or on the map. */
  pointed?: string | undefined;
  onPoint?: ((node: string | undefined) => void) | undefined;
  selected?: string | undefined;
  onSelect?: ((node: string) => void) | undefined;
  /** Where the packet on the map is. */
  here?: { node: string; way: 'there' | 'back' } | undefined;
}

type Shared = Pick<PathHopsProps, 'pointed' | 'onPoint' | 'selected' | 'onSelect' | 'here'> & { profile: Profile };

function OtherWays({ step, profile }: { step: Step; profile: Profile }) {
  const { won, beaten } = step;
  if (!won || beaten.length === 0) return null;
  const line = ({ name, to, why, fact, isEqual }: Beaten, index: number) => (
    <li key={index} data-equal={isEqual || undefined}>
      <span className="xm-choice">{name}</span>
      {to !== undefined && <> to {to}</>}
      {': '}
      {why === step.because ? 'not used here, for the reason given above' : why}
      {fact !== undefined && fact !== step.fact && <FactMark id={fact} profile={profile} of={name} />}
    </li>
  );
  return (
    <details className="xm-fork">
      <summary>{beaten.length === 1 ? 'One other way, not taken' : `${beaten.length} other ways, not taken`}</summary>
      <p>
        Taken: <span className="xm-choice">{won.name}</span>
        {won.to !== undefined && <> to {won.to}</>}
      </p>
      <ul>{beaten.map(line)}</ul>
    </details>
  );
}

interface HopProps extends Pick<Shared, 'profile' | 'onPoint' | 'onSelect'> {
  step: Step;
  isPointed: boolean;
  isHere: boolean;
  isSelected: boolean;
}

/** What changes as the packet moves comes in single values, so that only the hops it concerns are drawn anew. */
const Hop = memo(function Hop({ step, profile, isPointed, isHere, isSelected, onPoint, onSelect }: HopProps) {
  const { node, name, because, fact, over, isShortcut, around, ending, end } = step;
  return (
    <li
      className="xm-hop"
      data-ending={ending}
      data-pointed={isPointed || undefined}
      data-here={isHere || undefined}
      data-selected={isSelected || undefined}
      onPointerEnter={() => onPoint?.(node)}
      onPointerLeave={() => onPoint?.(undefined)}
    >
      <span className="xm-hop-icon" aria-hidden="true">
        <svg viewBox="-15 -15 30 30">
          <path d={icons[step.kind]} />
        </svg>
      </span>
      <div className="xm-hop-body">
        <p className="xm-hop-head">
          {onSelect ? (
            <button
              type="button"
              className="xm-hop-name"
              onClick={() => onSelect(node)}
              onFocus={() => onPoint?.(node)}
              onBlur={() => onPoint?.(undefined)}
            >
              {name}
            </button>
          ) : (
            <strong className="xm-hop-name">{name}</strong>
          )}
          {over !== undefined && (
            <span className={isShortcut ? 'xm-over xm-over-shortcut' : 'xm-over'}>
              {isShortcut ? `by ${over}` : `over ${over}`}
            </span>
          )}
          {end !== undefined && <span className="xm-end">{end}</span>}
        </p>
        <p className="xm-hop-why">
          {because}
          {fact !== undefined && <FactMark id={fact} profile={profile} of={name} />}
          {around.length > 0 && <em className="xm-around"> Goes around {around.join(' and ')}.</em>}
        </p>
        <OtherWays step={step} profile={profile} />
      </div>
    </li>
  );
});

function WayList({ network, way, name, ...shared }: { network: Network; way: Way; name: 'there' | 'back' } & Shared) {
  const { pointed, selected, here, ...same } = shared;
  const story = useMemo(() => storyOf(network, way), [network, way]);
  return (
    <ol className="xm-hops" data-way={name}>
      {story.map((step, index) => (
        <Hop
          key={`${index} ${step.node}`}
          step={step}
          isPointed={pointed === step.node}
          isHere={here?.node === step.node && here.way === name}
          isSelected={selected === step.node}
          {...same}
        />
      ))}
    </ol>
  );
}

export const PathHops = memo(function PathHops({
  network,
  trace,
  profile = 'today',
  answers = true,
  ...rest
}: PathHopsProps) {
  if (!trace) return null;
  const shared = { profile, ...rest };
  const { back, asymmetry } = trace;
  const there =
    trace.hops.length === 0 ? (
      <p>{trace.because}</p>
    ) : (
      <WayList network={network} way={trace} name="there" {...shared} />
    );
  if (!answers) return <div className="xm-story">{there}</div>;
  return (
    <div className="xm-story">
      <section className="xm-way" aria-label="The way there">
        <h3 className="xm-way-title">The way there</h3>
        {there}
      </section>
      <section className="xm-way" aria-label="The way back">
        <h3 className="xm-way-title">The way back</h3>
        {asymmetry && (
          <p className="xm-asymmetry">
            {asymmetry.because}
            {asymmetry.fact !== undefined && <FactMark id={asymmetry.fact} profile={profile} of="the two ways" />}
          </p>
        )}
        {back ? (
          <WayList network={network} way={back} name="back" {...shared} />
        ) : (
          <p className="xm-none">{shortReason.noAnswer}</p>
        )}
      </section>
    </div>
  );
});
