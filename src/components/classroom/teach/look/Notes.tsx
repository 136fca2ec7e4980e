/** Notes on a learner, for those who lead, and the way to leave one. */
import { useCallback, useId, useState } from 'react';
import { addNote, notesOn } from '../api-live.ts';
import { useFeed } from '../feed.tsx';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';
import { useAnswer } from '../useAnswer.ts';

interface NotesProps {
  inClass: string;
  seat: string;
  name: string;
  mayWrite: boolean;
}

export function Notes({ inClass, seat, name, mayWrite }: NotesProps) {
  const id = useId();
  const notes = useAnswer(useCallback(() => notesOn(inClass, seat), [inClass, seat]));
  const { problem, act } = useAct();
  const [text, setText] = useState('');
  const [isShared, setShared] = useState(true);
  useFeed((word) => {
    if (word.kind === 'note' && word.body.seat === seat) notes.again();
  });
  const leave = async () => {
    if (
      text.trim() === '' ||
      !(await act(() => addNote(inClass, seat, { text: text.trim(), for: isShared ? 'seat' : 'staff' })))
    )
      return;
    setText('');
    notes.again();
  };
  return (
    <section className="teach-part" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>Notes</h3>
      {notes.kind === 'open' && notes.value.length > 0 && (
        <ul className="teach-list">
          {notes.value.map((note) => (
            <li key={note.id}>
              <bdi className="teach-said">{note.text}</bdi>{' '}
              <span className="teach-note">
                <bdi>{note.by}</bdi>,{' '}
                {new Date(note.at).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' })}
                {note.for === 'staff' ? ', among those who lead' : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
      {notes.kind === 'failed' && <Problem says={notes.message} />}
      {mayWrite && (
        <form
          className="teach-form"
          onSubmit={(event) => {
            event.preventDefault();
            void leave();
          }}
        >
          <p>
            <label htmlFor={`${id}text`}>Leave a note</label>
            <textarea
              id={`${id}text`}
              className="teach-input"
              rows={2}
              maxLength={2000}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </p>
          <p className="teach-check">
            <label className="cc-choice teach-inline">
              <input type="checkbox" checked={isShared} onChange={({ target }) => setShared(target.checked)} />
              {name} reads it too
            </label>
          </p>
          <Problem says={problem} />
          <p>
            <button type="submit" className="teach-small">
              Leave the note
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
