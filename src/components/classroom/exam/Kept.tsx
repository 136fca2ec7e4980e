/** Says where the answers are: on the server, or here until the network is back. */
import { useSyncExternalStore } from 'react';
import type { Courier } from './courier.ts';

export function Kept({ courier }: { courier: Courier }) {
  const { waiting, problem } = useSyncExternalStore(courier.subscribe, courier.state);
  if (problem)
    return (
      <div className="class-exam-kept" data-waits role="status">
        <p>
          <strong>Your answers are kept here.</strong>{' '}
          {problem.status === 0
            ? 'The class server cannot be reached. Go on working; they go there by themselves when it can. The clock runs on.'
            : problem.message}
        </p>
        <button type="button" className="exam-small" onClick={() => courier.hurry(true)}>
          Try now
        </button>
      </div>
    );
  return (
    <p className="class-exam-kept">{waiting === 0 ? 'Every answer is on the server.' : 'Sending the last answers.'}</p>
  );
}
