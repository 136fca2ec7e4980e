/** Fills a class with simulated learners, to see the live view before the day, and takes them out again. */
import { useId, useState } from 'react';
import { fewest, most } from '../api-rehearsal.ts';
import type { Rehearsal } from '../api-rehearsal.ts';
import { livePage } from '../addresses.ts';
import type { Site } from '../addresses.ts';

interface RehearseProps {
  site: Site;
  inClass: string;
  rehearsal: Rehearsal;
  /** Simulated learners work only while the class runs. */
  isRunning: boolean;
  onStart: (learners: number) => void;
  onEnd: () => void;
}

export function Rehearse({ site, inClass, rehearsal, isRunning, onStart, onEnd }: RehearseProps) {
  const id = useId();
  const [learners, setLearners] = useState('30');
  const wanted = Number(learners);
  const isGood = Number.isInteger(wanted) && wanted >= fewest && wanted <= most;
  if (rehearsal.running || rehearsal.learners > 0)
    return (
      <>
        <p role="status">
          {rehearsal.learners} simulated learners are in the class, in the group “Rehearsal”.{' '}
          {rehearsal.running ? 'They work on its labs: some quickly, some slowly, some stuck.' : 'They work no more.'}
        </p>
        <p className="teach-row">
          <a className="cc-button" href={livePage(site, inClass)}>
            See them in the live view
          </a>
          <button type="button" className="cc-button-quiet" onClick={onEnd}>
            End the rehearsal
          </button>
        </p>
      </>
    );
  return (
    <form
      className="teach-tools"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood && isRunning) onStart(wanted);
      }}
    >
      <p>
        <label htmlFor={`${id}learners`}>Simulated learners</label>
        <input
          id={`${id}learners`}
          className="teach-input teach-short"
          type="number"
          min={fewest}
          max={most}
          value={learners}
          onChange={({ target }) => setLearners(target.value)}
        />
      </p>
      <button type="submit" className="cc-button-quiet" aria-disabled={!isRunning}>
        Rehearse
      </button>
      <p className="teach-note">
        {isRunning
          ? 'They play the labs of the plan, right and wrong. What they did goes with them at the end.'
          : 'Begin the class first: simulated learners work while it runs. Make another class for the day itself.'}
      </p>
    </form>
  );
}
