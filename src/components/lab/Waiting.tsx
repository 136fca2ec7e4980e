/** What is under way, how long it still takes, and the way around the wait. At rest it stands at the foot, its button disabled. */
interface WaitingProps {
  due: number | undefined;
  now: number;
  onSkip: () => void;
}

export function Waiting({ due, now, onSkip }: WaitingProps) {
  return (
    <p className="lab-waiting" data-layer="waiting" data-idle={due === undefined}>
      <span>{due === undefined ? 'Nothing to wait for' : `Azure is working: ${left(due - now)} to go`}</span>
      <button type="button" className="lab-button" disabled={due === undefined} onClick={onSkip}>
        Skip the wait
      </button>
    </p>
  );
}

/** A stretch of virtual time in words a person reads at a glance. */
function left(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  if (seconds < 60) return `${String(seconds)} s`;
  return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60).padStart(2, '0')} s`;
}
