/** What a run ends with: points, why it ended, and the ways on. */
import { useEffect, useRef, type ReactNode } from 'react';
import { counted } from '#src/base/counted.ts';
import type { ItemAnswered } from '#src/progress/events.ts';

interface RunEndProps {
  title: string;
  answers: readonly ItemAnswered[];
  because: string;
  /** Why the browser does not keep the answers; empty where it does. */
  trouble: string;
  children: ReactNode;
}

export function RunEnd({ title, answers, because, trouble, children }: RunEndProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const sum = (of: 'points' | 'outOf') => answers.reduce((all, one) => all + one[of], 0);
  return (
    <section className="practice-end" aria-labelledby="practice-end">
      <h2 id="practice-end" className="practice-title" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {answers.length > 0 && (
        <p className="practice-points">
          {sum('points')} of {counted(sum('outOf'), 'point')} in {counted(answers.length, 'question')}.
        </p>
      )}
      <p>{because}</p>
      {trouble !== '' && (
        <p className="practice-trouble" role="alert">
          {trouble}
        </p>
      )}
      {children}
    </section>
  );
}
