/** One line that says what is billed now; it opens to the whole bill, with the rule behind each line. */
import { useEffect, useRef, useState } from 'react';
import type { Fact, FactId } from '#src/base/facts.ts';
import type { Cost } from '#src/lab/cost.ts';
import { billedInWords, changeInWords, hoursInWords, kindWords, runningInWords } from '#src/lab/cost-words.ts';
import type { Session, SessionState } from '#src/lab/session.ts';
import { useCost } from './useCost.ts';
import type { Voice } from './voice.ts';
import './cost-meter.css';

interface CostMeterProps {
  session: Pick<Session, 'state' | 'now' | 'scenario'>;
  state: SessionState;
  voice: Pick<Voice, 'say'>;
}

export function CostMeter({ session, state, voice }: CostMeterProps) {
  const cost = useCost(session, state);
  const [isOpen, setOpen] = useState(false);
  const heard = useRef<Cost>(undefined);
  useEffect(() => {
    const change = heard.current && cost && changeInWords(heard.current, cost);
    heard.current = cost;
    if (change !== undefined) voice.say(change);
  }, [cost, voice]);
  if (cost === undefined) return null;
  return (
    <details
      className="lab-cost"
      data-running={cost.running.length}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <span>
          On the bill: <strong>{runningInWords(cost)}</strong>
        </span>{' '}
        <span className="lab-cost-hours">{billedInWords(cost)}</span>
      </summary>
      {isOpen && <Bill cost={cost} />}
    </details>
  );
}

/** The sources of the rules: loaded when somebody asks for them. */
function useFacts(): Readonly<Record<FactId, Fact>> | undefined {
  const [facts, setFacts] = useState<Readonly<Record<FactId, Fact>>>();
  useEffect(() => {
    let isWanted = true;
    void import('#src/base/fact-words.ts').then((module) => {
      if (isWanted) setFacts(module.facts);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return facts;
}

function Bill({ cost }: { cost: Cost }) {
  const facts = useFacts();
  return (
    <div className="lab-cost-bill">
      {cost.lines.length > 0 && (
        <ul aria-label="The bill so far">
          {cost.lines.map(({ key, kind, name, fact, milliseconds, isRunning, wasThere }) => (
            <li key={key} data-running={isRunning}>
              <p className="lab-cost-line">
                <span>
                  {kindWords(kind)} <strong>{name}</strong>
                </span>
                <span className="lab-cost-hours">{hoursInWords(milliseconds)}</span>
              </p>
              <p className="lab-note">
                {isRunning ? 'Still running' : 'Over'}
                {wasThere ? ', and there before you came: counted from the start of the lab. ' : '. '}
                {facts && <a href={facts[fact].source.url}>{facts[fact].source.title}</a>}
              </p>
            </li>
          ))}
        </ul>
      )}
      <p className="lab-note">
        The bill of a circuit begins with its service key and ends when the circuit is deleted. It is counted in hours
        of the lab’s clock, not in money: prices change by region and month, and we have none with a source and a date.
        Traffic and the provider’s own fees come on top.
      </p>
    </div>
  );
}
