/** The map of the packet's way; and beside it, when asked for, that of the way before the last change. */
import { memo, type ReactNode } from 'react';
import type { Profile } from '#src/base/facts.ts';
import type { Trace } from '#src/datapath/trace.ts';
import { PathMap } from '../map/PathMap.tsx';
import type { SeenWay } from './useWay.ts';

interface Props {
  now: SeenWay;
  before: SeenWay | undefined;
  profile: Profile;
  profileBefore: Profile;
  /** While a question is open, no way is shown. */
  isAsking: boolean;
  compare: Trace | undefined;
  /** What stands under the verdict. */
  note: ReactNode;
  /** Both side by side. */
  isBoth: boolean;
  selected: string | undefined;
  onSelect: (node: string) => void;
  pointed: string | undefined;
  onPoint: (node: string | undefined) => void;
  onHere: (here: { node: string; way: 'there' | 'back' } | undefined) => void;
}

export const Maps = memo(function Maps({
  now,
  before,
  profile,
  profileBefore,
  isAsking,
  compare,
  isBoth,
  note,
  ...shared
}: Props) {
  const both = isBoth && before !== undefined && !isAsking;
  return (
    <div className="cc-x-maps" data-both={both || undefined}>
      {both && (
        <PathMap
          network={before.network}
          trace={before.trace}
          profile={profileBefore}
          title="Before"
          hops={false}
          motion={false}
          most={340}
        />
      )}
      <PathMap
        network={now.network}
        trace={isAsking ? undefined : now.trace}
        compare={isAsking ? undefined : compare}
        profile={profile}
        title={both ? 'After' : isAsking ? 'Where will the packet go?' : undefined}
        note={isAsking ? undefined : note}
        hops={false}
        most={both ? 340 : 460}
        {...shared}
      />
    </div>
  );
});
