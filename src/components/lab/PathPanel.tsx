/** The way of the lab's packet through the learner's own Cloud, as it is at this moment. */
import { memo, useEffect, useRef } from 'react';
import { networkOf } from '#src/azure/network.ts';
import { PacketPath } from '#src/components/figures/PacketPath.tsx';
import { trace } from '#src/datapath/trace.ts';
import type { Flow } from '#src/datapath/trace.ts';
import type { SessionState } from '#src/lab/session.ts';
import type { Voice } from './voice.ts';

interface Props {
  state: SessionState;
  flow: Flow;
  voice: Voice;
  isOpen: boolean;
  /** The task at hand asks for it: who wants to know opens the panel and reads. */
  isAsked: boolean;
  /** Every task is done: a way that was cleaned away is no failure. */
  isOver: boolean;
}

const announcements = {
  'does not arrive': 'Packets now do not arrive.',
  'around the gateway': 'Packets now go around the gateway.',
  'through the gateway': 'Packets now go through the gateway.',
} as const;

/** Traced anew when the session has moved, not when the portal shows another screen. */
export const PathPanel = memo(function PathPanel({ state, flow, voice, isOpen, isAsked, isOver }: Props) {
  const network = networkOf(state.cloud, state.attempt.profile);
  const path = trace(network, flow);
  const verdict = !path.delivered
    ? 'does not arrive'
    : path.bypassed.length > 0
      ? 'around the gateway'
      : 'through the gateway';
  const told = useRef(verdict);
  useEffect(() => {
    if (verdict === told.current) return;
    told.current = verdict;
    voice.say(isAsked ? 'Packets now take another way.' : announcements[verdict]);
  }, [verdict, voice, isAsked]);
  return (
    <section aria-label="Packet path">
      <details
        className="lab-path"
        open={isOpen && !isAsked && !(isOver && !path.delivered)}
        data-verdict={isAsked ? undefined : verdict}
      >
        <summary>
          <span className="lab-path-title">Packet path</span>{' '}
          <span className="lab-path-flow">
            {flow.from} → {flow.to}
            {!isAsked && (
              <>
                : <strong>{isOver && !path.delivered ? 'removed with the clean-up, as it should be' : verdict}</strong>
              </>
            )}
          </span>
        </summary>
        <PacketPath network={network} trace={path} folded />
      </details>
    </section>
  );
});
