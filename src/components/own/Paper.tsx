/** A form on paper: the questions, or the key that goes with them. Only print shows it. */
import { Stem } from '#src/components/exam/QuestionView.tsx';
import { Pieces } from '#src/components/quiz/Pieces.tsx';
import { viewOf } from '#src/components/quiz/kinds/views.ts';
import { piecesOf } from '#src/quiz/prose.ts';
import { kindOf } from '#src/quiz/registry.ts';
import type { OwnForm, OwnItem } from '#src/quiz/exchange/own.ts';

export type Sheet = 'questions' | 'key';

interface PaperProps {
  form: OwnForm;
  sheet: Sheet;
}

export function Paper({ form, sheet }: PaperProps) {
  return (
    <section className="own-paper" aria-hidden="true">
      <h1>{sheet === 'key' ? `${form.title}: the key` : form.title}</h1>
      {sheet === 'questions' && <p className="own-blank">Name: ________________________ Date: ______________</p>}
      <ol>
        {form.items.map((own) => (
          <li key={own.id}>{sheet === 'key' ? <KeyLine own={own} /> : <QuestionLine own={own} />}</li>
        ))}
      </ol>
    </section>
  );
}

function QuestionLine({ own: { id, item } }: { own: OwnItem }) {
  const view = kindOf(item.kind).publicView(item);
  const Answer = viewOf(item.kind);
  return (
    <>
      <p>
        <Stem question={{ id, kind: item.kind, view, facts: [] }} />
      </p>
      <Answer view={view} name={`paper-${id}`} />
    </>
  );
}

/** A word of an answer in the texts a reader sees. */
function textOf(word: string, texts: ReadonlyMap<string, string>): string {
  const [part = '', choice] = word.split(':');
  const text = texts.get(part) ?? part;
  return choice === undefined ? text : `${text} → ${texts.get(choice) ?? choice}`;
}

function KeyLine({ own: { item } }: { own: OwnItem }) {
  if (item.kind === 'case-study')
    return (
      <ol>
        {item.questions.map(({ id, ask }) => (
          <li key={id}>
            <Rights item={ask} />
          </li>
        ))}
      </ol>
    );
  return <Rights item={item} />;
}

function Rights({ item }: { item: OwnItem['item'] }) {
  const kind = kindOf(item.kind);
  const view = kind.publicView(item);
  const chosen = [...view.parts, ...(view.choices ?? []), ...Object.values(view.gaps ?? {}).flat()];
  const texts = new Map(chosen.map(({ id, text }) => [id, text]));
  return (
    <ul>
      {kind
        .keyOf(item)
        .options.filter(({ correct }) => correct)
        .map(({ id, why }) => (
          <li key={id}>
            <strong>
              <Pieces pieces={piecesOf(item.kind === 'fill-in' ? id : textOf(id, texts))} />
            </strong>
            {': '}
            <Pieces pieces={piecesOf(why)} />
          </li>
        ))}
    </ul>
  );
}
