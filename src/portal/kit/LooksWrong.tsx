/** A quiet button for whoever thinks that the simulated portal is mistaken. */
import type { JSX } from 'react';
import { usePortal } from '#src/portal/context.ts';

/** `what` names what it stands on: a blade, or what was refused. */
export function LooksWrong({ what }: { what: string }): JSX.Element | null {
  const { host } = usePortal();
  if (host.looksWrong === undefined) return null;
  return (
    <p className="ccp-looks-wrong">
      <button type="button" aria-label={`This looks wrong: ${what}`} onClick={() => host.looksWrong?.(what)}>
        This looks wrong
      </button>
    </p>
  );
}
