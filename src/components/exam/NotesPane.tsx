/** Notes of the learner: some for the whole exam, as on a sheet of scrap paper. They change nothing and are kept with the attempt. */
import { useEffect, useId, useRef } from 'react';

interface NotesPaneProps {
  text: string;
  onNote: (text: string) => void;
  onClose: () => void;
}

/** More would be no note; the storage of the record is shared with everything else. */
export const longestNote = 4000;

export function NotesPane({ text, onNote, onClose }: NotesPaneProps) {
  const id = useId();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section className="exam-pane" aria-labelledby={`${id}title`}>
      <p className="exam-pane-head">
        <strong id={`${id}title`}>Notes</strong>
        <button type="button" className="exam-small" onClick={onClose}>
          Close the notes
        </button>
      </p>
      <label htmlFor={`${id}text`}>For the whole exam</label>
      <textarea
        ref={box}
        id={`${id}text`}
        className="exam-text"
        rows={12}
        maxLength={longestNote}
        value={text}
        onChange={({ target }) => onNote(target.value)}
      />
      <p className="exam-note">Kept with this exam. Nobody marks them.</p>
    </section>
  );
}
