/** A form of an author's own, one question at a time, each explained at once. */
import { useState } from 'react';
import { counted } from '#src/base/counted.ts';
import { ItemRun, type Answer } from '#src/components/practice/ItemRun.tsx';
import type { Question } from '#src/components/practice/bank.ts';
import type { OwnItem } from '#src/quiz/exchange/own.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { KeptForm } from './kept-forms.ts';

interface OwnRunProps {
  kept: KeptForm;
  home: string;
  onEnd: () => void;
}

const questionOf = (form: string, { id, item }: OwnItem): Question => ({
  id: `${form}/${id}`,
  objective: item.objective,
  kind: item.kind,
  difficulty: 0,
  facts: [],
  view: kindOf(item.kind).publicView(item),
});

export function OwnRun({ kept, home, onEnd }: OwnRunProps) {
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const own = kept.form.items[at];
  const count = kept.form.items.length;
  if (!own) {
    const sum = (of: 'points' | 'outOf') => answers.reduce((total, { score }) => total + score[of], 0);
    return (
      <section className="own-card" role="status">
        <h2>That was {kept.form.title}</h2>
        <p>
          {sum('points')} of {counted(sum('outOf'), 'point')}.
        </p>
        <p>
          <button className="cc-button" type="button" onClick={onEnd}>
            Back to the forms
          </button>
        </p>
      </section>
    );
  }
  return (
    <section className="own-card">
      <ItemRun
        key={own.id}
        home={home}
        question={questionOf(kept.id, own)}
        keyOf={() => Promise.resolve(kindOf(own.item.kind).keyOf(own.item))}
        title={`${kept.form.title}: question ${at + 1} of ${count}`}
        marks="after each"
        takesFocus
        onMarked={(answer) => {
          setAnswers((before) => [...before, answer]);
          return Promise.resolve();
        }}
        onNext={() => setAt(at + 1)}
        next={at + 1 < count ? 'Next question' : 'See how it went'}
      />
      <p>
        <button className="cc-button-quiet" type="button" onClick={onEnd}>
          Stop
        </button>
      </p>
    </section>
  );
}
