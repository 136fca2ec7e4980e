/** The way of the lab's packet through the learner's own Cloud, as it is at this moment; on request as a live map. */
import { memo, useEffect, useRef, useState } from 'react';
import type { ComponentType } from 'react';
import { networkOf } from '#src/azure/network.ts';
import { PacketPath } from '#src/components/figures/PacketPath.tsx';
import { trace } from '#src/datapath/trace.ts';
import type { Flow, Trace } from '#src/datapath/trace.ts';
import type { SessionState } from '#src/lab/session.ts';
import type { LiveMapProps } from './LiveMap.tsx';
import type { Voice } from './voice.ts';

interface Props {
  state: SessionState;
  flow: Flow;
  voice: Voice;
  isOpen: boolean;
  /** The task at hand asks for it: who wants to know opens the panel and reads. */
  isAsked: boolean;
  /** The last task was to clean up, and every task is done: a way that was cleaned away is no failure. */
  isCleared: boolean;
}

type Verdict = 'does not arrive' | 'gets no answer' | 'around the gateway' | 'through the gateway';

/** Whether packets arrive, without the way they take. */
const arrivalOf = (verdict: Verdict) =>
  verdict === 'does not arrive' || verdict === 'gets no answer' ? verdict : ('arrives' as const);

const announcements = {
  'does not arrive': 'Packets now do not arrive.',
  'gets no answer': 'Packets now arrive, and no answer comes back.',
  arrives: 'Packets now arrive.',
} as const;

/** What has changed between two verdicts: whether packets arrive, else the way they take, which may be the answer to a question. */
function newsOf(before: Verdict, after: Verdict, isAsked: boolean): string {
  const arrival = arrivalOf(after);
  if (arrival !== 'arrives') return announcements[arrival];
  const isNew = arrivalOf(before) !== 'arrives';
  if (isAsked) return isNew ? announcements.arrives : 'Packets now take another way.';
  return isNew ? `Packets now arrive, ${after}.` : `Packets now go ${after}.`;
}

function verdictOf({ delivered, answered, bypassed }: Trace): Verdict {
  if (!delivered) return 'does not arrive';
  if (!answered) return 'gets no answer';
  return bypassed.length > 0 ? 'around the gateway' : 'through the gateway';
}

/** Traced anew when the session has moved, not when the portal shows another screen. */
export const PathPanel = memo(function PathPanel({ state, flow, voice, isOpen, isAsked, isCleared }: Props) {
  const { profile } = state.attempt;
  const network = networkOf(state.cloud, profile);
  const path = trace(network, flow);
  const verdict = verdictOf(path);
  const way = `${flow.from} → ${flow.to}`;
  const told = useRef({ way, verdict });
  useEffect(() => {
    const before = told.current;
    told.current = { way, verdict };
    // Other packets are no news of these.
    if (way === before.way && verdict !== before.verdict) voice.say(newsOf(before.verdict, verdict, isAsked));
  }, [way, verdict, voice, isAsked]);
  const isGone = isCleared && !path.delivered;
  const live = useLiveMap(voice);
  return (
    <section aria-label="Packet path">
      <details className="lab-path" open={isOpen && !isAsked && !isGone} data-verdict={isAsked ? undefined : verdict}>
        <summary>
          <span className="lab-path-title">Packet path</span>{' '}
          <span className="lab-path-flow">
            {way}:{' '}
            <strong>
              {isGone ? 'removed with the clean-up, as it should be' : isAsked ? arrivalOf(verdict) : verdict}
            </strong>
          </span>
        </summary>
        {live.Map ? (
          <live.Map cloud={state.cloud} profile={profile} flow={flow} />
        ) : (
          <PacketPath network={network} trace={path} folded />
        )}
        <p className="lab-path-live">
          <button type="button" className="cc-button-quiet" aria-disabled={live.isComing} onClick={live.toggle}>
            {live.Map ? 'Back to the plain drawing' : 'Open the live map'}
          </button>
          {!live.Map && <span>Send other packets, log in to the router, or take a copy to the packet explorer.</span>}
        </p>
      </details>
    </section>
  );
});

/** The code of the live map, from when it is asked for until it is put away. */
function useLiveMap(voice: Voice) {
  const [Map, setMap] = useState<ComponentType<LiveMapProps>>();
  const [isComing, setComing] = useState(false);
  const open = async () => {
    setComing(true);
    try {
      const { LiveMap } = await import('./LiveMap.tsx');
      setMap(() => LiveMap);
      voice.say('The live map is open.');
    } catch {
      voice.say('The live map could not be loaded. Look at your connection, and press the button again.', 'assertive');
    }
    setComing(false);
  };
  const toggle = () => {
    if (Map) setMap(undefined);
    else if (!isComing) void open();
  };
  return { Map, isComing, toggle };
}
