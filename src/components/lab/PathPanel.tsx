/** The way of the lab's packet through the learner's own Cloud, as it is at this moment. */
import { memo } from 'react';
import { networkOf } from '#src/azure/network.ts';
import { PacketPath } from '#src/components/figures/PacketPath.tsx';
import { trace } from '#src/datapath/trace.ts';
import type { Flow } from '#src/datapath/trace.ts';
import type { SessionState } from '#src/lab/session.ts';

interface Props {
  state: SessionState;
  flow: Flow;
  isOpen: boolean;
}

/** Traced anew when the session has moved, not when the portal shows another screen. */
export const PathPanel = memo(function PathPanel({ state, flow, isOpen }: Props) {
  const network = networkOf(state.cloud, state.attempt.profile);
  const path = trace(network, flow);
  const verdict = !path.delivered
    ? 'does not arrive'
    : path.bypassed.length > 0
      ? 'around the gateway'
      : 'through the gateway';
  return (
    <details className="lab-path" open={isOpen} data-verdict={verdict}>
      <summary>
        <span className="lab-path-title">Packet path</span>{' '}
        <span className="lab-path-flow">
          {flow.from} → {flow.to}: <strong>{verdict}</strong>
        </span>
      </summary>
      <PacketPath network={network} trace={path} folded />
    </details>
  );
});
