/** What is under way, how long it still takes, and the way around the wait. */
interface WaitingProps {
  due: number;
  now: number;
  onSkip: () => void;
}

export function Waiting({ due, now, onSkip }: WaitingProps) {
  return (
    <p className="lab-waiting">
      <span>Azure is working: {left(due - now)} to go</span>
      <button type="button" className="lab-button" onClick={onSkip}>
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
