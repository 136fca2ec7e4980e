/** The room of an exam: one question at a time, the screens around it, and what stands beside it. It composes; the session decides. */
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { createVoice } from '#src/components/lab/voice.ts';
import { sectionOf } from '#src/quiz/exam/form.ts';
import type { Section } from '#src/quiz/exam/form.ts';
import { BookPane } from './BookPane.tsx';
import type { Book } from './book.ts';
import { Desk } from './Desk.tsx';
import { Leaving, Submitting } from './dialogs.tsx';
import { leftWords, LeftUnread, unreadIn } from './LeftUnread.tsx';
import type { Left } from './LeftUnread.tsx';
import { NotesPane } from './NotesPane.tsx';
import { Palette } from './Palette.tsx';
import type { Question } from './questions.ts';
import { ReviewScreen } from './ReviewScreen.tsx';
import { PaneButton } from './PaneButton.tsx';
import type { Act, ExamSession } from './session.ts';
import { shelvesOf, wayTo } from './shelves.ts';
import type { Way } from './shelves.ts';
import { Timer } from './Timer.tsx';
import { Trouble } from './Trouble.tsx';

export interface ExamRoomProps {
  session: ExamSession;
  questions: ReadonlyMap<string, Question>;
  /** Lab items that were handed in before this page was opened. */
  handedInBefore: ReadonlySet<string>;
  book: Book;
  onSave: () => void;
}

const tickEvery = 1000;

export function ExamRoom({ session, questions, handedInBefore, book, onSave }: ExamRoomProps) {
  const { attempt, screen, pane, trouble } = useSyncExternalStore(session.subscribe, session.state);
  const voice = useMemo(createVoice, []);
  const [handedIn, setHandedIn] = useState(handedInBefore);
  const [refusal, setRefusal] = useState<string>();
  const [left, setLeft] = useState<Left>();
  const room = useRef<HTMLElement>(null);
  const shelves = useMemo(() => shelvesOf(attempt, { questions, handedIn }), [attempt, questions, handedIn]);
  const { form, accommodations } = attempt;
  const section = sectionOf(form, attempt.item);
  const isReviewing = screen === 'review' || screen === 'submitting';

  useEffect(() => {
    const timer = setInterval(session.tick, tickEvery);
    const wake = () => session.tick();
    document.addEventListener('visibilitychange', wake);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [session]);

  // Whoever goes on finds the focus where the new screen begins.
  const place = isReviewing ? 'review' : attempt.item;
  useEffect(() => {
    room.current?.querySelector<HTMLElement>('[data-exam-heading]')?.focus();
    room.current?.scrollIntoView({ block: 'start' });
  }, [place]);

  const act = useCallback(
    (wanted: Act) => {
      const because = session.act(wanted);
      setRefusal(because);
      return because;
    },
    [session],
  );
  const tellUnread = () => {
    const question = isReviewing ? undefined : questions.get(attempt.item);
    const because = question && unreadIn(question.view, attempt.answers[attempt.item]);
    const number = shelves.flatMap(({ entries }) => entries).find(({ isHere }) => isHere)?.number ?? 0;
    const found = because === undefined ? undefined : { item: attempt.item, number, because };
    setLeft(found);
    if (found) voice.say(leftWords(found));
  };
  const follow = (way: Way) => {
    if (way.kind === 'item' || way.kind === 'review') tellUnread();
    if (way.kind === 'item') act({ type: 'went', item: way.item });
    else if (way.kind === 'leave') act({ type: 'leaving' });
    else if (way.kind === 'review') act({ type: 'reviewed' });
  };
  const open = shelves.filter(({ isLocked }) => !isLocked).flatMap(({ entries }) => entries);
  const back = (open.find(({ isHere }) => isHere) ?? open[0])?.id;
  const go = (item: string) => follow(wayTo(attempt, item));
  const closePane = (name: 'book' | 'notes') => {
    act({ type: 'closed' });
    room.current?.querySelector<HTMLElement>(`[data-pane-button="${name}"]`)?.focus();
  };
  const toggle = (name: 'book' | 'notes') => {
    if (pane === name) closePane(name);
    else act({ type: 'opened', pane: name });
  };
  const note = useCallback((text: string) => void act({ type: 'noted', text }), [act]);

  return (
    <section
      ref={room}
      className="exam-room not-content"
      aria-label={form.title}
      data-contrast={accommodations.contrast}
      data-pane={pane}
      data-kind={isReviewing ? undefined : questions.get(attempt.item)?.kind}
      data-exam-usable
    >
      <header className="exam-bar">
        <p className="exam-where">
          <strong>{form.title}</strong>
          <span>{isReviewing ? 'Review' : whereIn(form.sections, section)}</span>
        </p>
        <Timer left={session.left} whole={attempt.allowed} isHidden={accommodations.hideTimer} voice={voice} />
        <div className="exam-row">
          <PaneButton name="book" pane={pane} onPress={toggle}>
            Open book
          </PaneButton>
          <PaneButton name="notes" pane={pane} onPress={toggle}>
            Notes
          </PaneButton>
        </div>
      </header>
      {trouble && <Trouble trouble={trouble} onSave={onSave} />}
      {refusal !== undefined && (
        <p className="exam-warn" role="alert">
          {refusal}
        </p>
      )}
      {left && left.item !== place && <LeftUnread left={left} onBack={() => go(left.item)} />}
      <div className="exam-body">
        <div className="exam-main">
          {isReviewing ? (
            <ReviewScreen
              shelves={shelves}
              onGo={go}
              onBack={back === undefined ? undefined : () => go(back)}
              onSubmit={() => act({ type: 'submitting' })}
            />
          ) : (
            <Desk
              key={attempt.item}
              attempt={attempt}
              question={questions.get(attempt.item)}
              shelves={shelves}
              isHandedIn={handedIn.has(attempt.item)}
              onAct={act}
              onWay={follow}
              onHandedIn={() => {
                setHandedIn((known) => new Set([...known, attempt.item]));
                voice.say('The lab is handed in.');
              }}
            />
          )}
        </div>
        {pane === 'book' && (
          <BookPane
            book={book}
            onLook={(look) => void act({ type: 'looked', ...look })}
            onClose={() => closePane('book')}
          />
        )}
        {pane === 'notes' && (
          <NotesPane text={attempt.notes[''] ?? ''} onNote={note} onClose={() => closePane('notes')} />
        )}
        <Palette shelves={shelves} onGo={go} />
      </div>
      {screen === 'leaving' && section && (
        <Leaving
          section={section}
          shelf={shelves.find((shelf) => shelf.section.id === section.id)}
          onGo={() => act({ type: 'left', section: section.id })}
          onBack={() => act({ type: 'stayed' })}
        />
      )}
      {screen === 'submitting' && (
        <Submitting shelves={shelves} onGo={() => act({ type: 'submitted' })} onBack={() => act({ type: 'stayed' })} />
      )}
      <div className="exam-voice" aria-live="polite" ref={(element) => voice.connect('polite', element)} />
      <div className="exam-voice" aria-live="assertive" ref={(element) => voice.connect('assertive', element)} />
    </section>
  );
}

/** For example `Section 2 of 4: Case study. It closes when you leave it.` */
function whereIn(sections: readonly Section[], section: Section | undefined): string {
  if (!section) return '';
  const where =
    sections.length > 1
      ? `Section ${String(sections.indexOf(section) + 1)} of ${String(sections.length)}: ${section.title}.`
      : '';
  return section.locks ? `${where} It closes when you leave it.`.trim() : where;
}
