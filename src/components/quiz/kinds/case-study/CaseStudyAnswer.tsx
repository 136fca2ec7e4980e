/** A case in tabs, and beside it, or below where there is no room, its questions. */
import type { AnswerProps } from '#src/components/quiz/kinds/answer.ts';
import { CaseTabs } from '#src/components/quiz/kinds/case-study/CaseTabs.tsx';
import { questionViewOf } from '#src/components/quiz/kinds/question-views.ts';
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { withWords, wordsOf } from '#src/quiz/kinds/case-study/words.ts';
import { paragraphsOf } from '#src/quiz/prose.ts';
import type { PublicView } from '#src/quiz/view.ts';

interface AskedProps extends AnswerProps {
  /** As it stands among the questions of the case: "2 of 4". */
  place: string;
}

function Asked({ place, ...props }: AskedProps) {
  const { view } = props;
  const View = questionViewOf(view.kind);
  return (
    <fieldset className="cc-question">
      <legend className="cc-question-stem">
        <span className="cc-question-number">{`Question ${place} of this case`}</span>
        {paragraphsOf(view.stem).map((pieces, index) => (
          <span key={index} className="cc-question-paragraph">
            <Pieces pieces={pieces} />
          </span>
        ))}
        {view.asks !== '' && <span className="cc-question-choose">{view.asks}</span>}
      </legend>
      <View {...props} />
    </fieldset>
  );
}

/** The drawing of one question, under the name that its own kind looks for. */
const figureFor = (question: string, figures: Readonly<Record<string, string>>): Record<string, string> => {
  const figure = figures[question];
  return figure === undefined ? {} : { figure };
};

export function CaseStudyAnswer({ view, name, answer, onAnswer, figures = {} }: AnswerProps) {
  const { title = '', tabs = [], questions = [] } = view;
  const asked = (id: string, one: PublicView, index: number) => (
    <Asked
      key={id}
      view={one}
      name={`${name}-${id}`}
      place={`${index + 1} of ${questions.length}`}
      answer={answer && wordsOf(answer, id)}
      onAnswer={
        onAnswer &&
        ((words) => {
          onAnswer(withWords(answer ?? [], id, words));
        })
      }
      figures={figureFor(id, figures)}
    />
  );
  return (
    <div className="cc-case">
      <div className="cc-case-beside">
        <CaseTabs title={title} tabs={tabs} name={name} figures={figures} />
        <div className="cc-case-questions">{questions.map(({ id, view: one }, index) => asked(id, one, index))}</div>
      </div>
    </div>
  );
}
