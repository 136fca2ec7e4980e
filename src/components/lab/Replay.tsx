/** A look through an attempt: at each of its moments the portals and the packet's way as they were. Nothing can be changed here. */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { networkOf } from '#src/azure/network.ts';
import { PacketPath } from '#src/components/figures/PacketPath.tsx';
import { trace } from '#src/datapath/trace.ts';
import type { AttemptEntry } from '#src/lab/attempt.ts';
import { providerPane } from '#src/lab/definition.ts';
import type { Scenario } from '#src/lab/definition.ts';
import { momentsOf } from '#src/lab/moments.ts';
import { createReel } from '#src/lab/reel.ts';
import { Portal } from '#src/portal/Portal.tsx';
import { createPastHost } from './past-host.ts';
import type { PastCopy } from './past-host.ts';
import type { Pane } from './panes.ts';
import type { Voice } from './voice.ts';

interface ReplayProps {
  scenario: Scenario;
  entries: readonly AttemptEntry[];
  panes: readonly Pane[];
  voice: Voice;
  /** Goes on from the entry with this number, as a new attempt. */
  onFork: (entry: number) => void;
  onClose: () => void;
}

interface Shown {
  copy: PastCopy;
  n: number;
  /** Virtual milliseconds. */
  at: number;
}

/** The Cloud at a moment, as soon as it is worked out; the one before until then. */
function useMoment(entries: readonly AttemptEntry[], n: number) {
  const reel = useMemo(() => createReel(entries), [entries]);
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    let isWanted = true;
    void reel.copyAt(n).then((copy) => {
      if (isWanted) setShown({ copy, n, at: reel.attemptAt(n).clock.at });
    });
    return () => {
      isWanted = false;
    };
  }, [reel, n]);
  return { shown, places: reel.placesAt(n) };
}

export function Replay({ scenario, entries, panes, voice, onFork, onClose }: ReplayProps) {
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const sure = useRef<HTMLDialogElement>(null);
  const moments = useMemo(() => momentsOf(entries, scenario.tasks), [entries, scenario]);
  const [at, setAt] = useState(moments.length - 1);
  const moment = moments[at];
  const { shown, places } = useMoment(entries, moment?.n ?? 0);
  useEffect(() => title.current?.focus(), []);
  const words = (index: number) => {
    const one = moments[index];
    if (!one) return '';
    const who = panes.length > 1 ? panes.find((pane) => pane.id === one.by)?.name : undefined;
    return `${who === undefined ? '' : `${who}: `}${one.words}`;
  };
  const step = (to: number) => {
    const next = Math.min(moments.length - 1, Math.max(0, to));
    setAt(next);
    voice.say(`Moment ${String(next + 1)} of ${String(moments.length)}: ${words(next)}`);
  };
  return (
    <section className="lab-replay" aria-labelledby={`${id}title`}>
      <div className="lab-replay-bar">
        <h3 id={`${id}title`} ref={title} tabIndex={-1}>
          Replay
        </h3>
        <p className="lab-note">You look at the past. Nothing can be changed here.</p>
        <label className="lab-replay-at" htmlFor={`${id}at`}>
          Moment {at + 1} of {moments.length}: <strong>{words(at)}</strong>
        </label>
        <input
          id={`${id}at`}
          type="range"
          min={0}
          max={moments.length - 1}
          value={at}
          aria-valuetext={`${String(at + 1)} of ${String(moments.length)}: ${words(at)}`}
          onChange={({ target }) => setAt(Number(target.value))}
        />
        <p className="lab-row">
          <button type="button" className="lab-button" aria-disabled={at === 0} onClick={() => step(at - 1)}>
            Earlier
          </button>
          <button
            type="button"
            className="lab-button"
            aria-disabled={at === moments.length - 1}
            onClick={() => step(at + 1)}
          >
            Later
          </button>
          <button type="button" className="lab-button lab-button-main" onClick={() => sure.current?.showModal()}>
            Go on from here
          </button>
          <button type="button" className="lab-button" onClick={onClose}>
            Back to the present
          </button>
        </p>
        <dialog ref={sure} className="lab-dialog" aria-labelledby={`${id}sure`}>
          <h2 id={`${id}sure`}>Go on from moment {at + 1}?</h2>
          <p>
            A new attempt begins as a copy that ends here: “{words(at)}”. The attempt you look at is kept as it is, with
            all its {moments.length} moments. You find it under <strong>This attempt</strong>, and on the card of the
            lab.
          </p>
          <form method="dialog" className="lab-row">
            <button className="lab-button">Stay in the replay</button>
            <button className="lab-button lab-button-main" onClick={() => onFork(moment?.n ?? 0)}>
              Begin the new attempt
            </button>
          </form>
        </dialog>
      </div>
      {shown && <Past key={shown.n} {...shown} scenario={scenario} panes={panes} places={places} />}
    </section>
  );
}

interface PastProps extends Shown {
  scenario: Scenario;
  panes: readonly Pane[];
  places: Readonly<Record<string, string>>;
}

/** The portals of one moment, on the places they were at. */
function Past({ copy, at, scenario, panes, places }: PastProps) {
  const { flow, profile, start } = scenario;
  const network = flow && networkOf(copy.arm.cloud, profile);
  return (
    <>
      {flow && network && (
        <div className="lab-path lab-replay-path">
          <PacketPath network={network} trace={trace(network, flow)} folded />
        </div>
      )}
      {panes
        .filter((pane) => pane.id !== providerPane)
        .map((pane) => (
          <div key={pane.id} className="lab-pane">
            {panes.length > 1 && (
              <h4 className="lab-pane-title">
                {pane.name} <span>{pane.title}</span>
              </h4>
            )}
            <PastPortal pane={pane} copy={copy} at={at} scenario={scenario} start={places[pane.id] ?? start} />
          </div>
        ))}
    </>
  );
}

interface PastPortalProps extends Pick<Shown, 'copy' | 'at'> {
  pane: Pane;
  scenario: Scenario;
  start: string;
}

function PastPortal({ pane, copy, at, scenario: { profile }, start }: PastPortalProps) {
  const host = useMemo(() => createPastHost(copy, pane, profile, at), [copy, pane, profile, at]);
  return (
    <div className="lab-portal" data-past>
      <Portal host={host} start={start} compact label={`Portal of the past, ${pane.name}`} />
    </div>
  );
}
