/** The time that is left. It may be hidden; a screen reader is told of it at a few moments and whenever it is asked for. */
import { useEffect, useRef, useState } from 'react';
import type { Voice } from '#src/components/lab/voice.ts';
import { passed, shown, spoken } from './milestones.ts';

interface TimerProps {
  /** Milliseconds left now, and of the whole exam. */
  left: () => number;
  whole: number;
  isHidden: boolean;
  voice: Voice;
}

const lookEvery = 500;
/** From here on it is drawn as a warning, with a word beside the color. */
const soon = 5 * 60_000;

export function Timer({ left, whole, isHidden: isHiddenAtFirst, voice }: TimerProps) {
  const [now, setNow] = useState(left);
  const [isHidden, setHidden] = useState(isHiddenAtFirst);
  const before = useRef(now);
  useEffect(() => {
    const timer = setInterval(() => {
      const next = left();
      const moment = passed(whole, before.current, next);
      before.current = next;
      if (moment !== undefined) voice.say(`${spoken(moment)} left.`, moment <= soon ? 'assertive' : 'polite');
      setNow(next);
    }, lookEvery);
    return () => clearInterval(timer);
  }, [left, whole, voice]);
  return (
    <p className="exam-timer" data-soon={now <= soon}>
      {!isHidden && (
        <span className="exam-time" role="timer" aria-label={`Time left: ${spoken(now)}`}>
          {shown(now)} <span aria-hidden="true">{now <= soon ? 'left, hurry' : 'left'}</span>
        </span>
      )}
      <button type="button" className="exam-small" aria-pressed={isHidden} onClick={() => setHidden(!isHidden)}>
        Hide the time
      </button>
    </p>
  );
}
