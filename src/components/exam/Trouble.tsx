/** Says at once that the browser does not keep what is answered, and how the exam is not lost with the tab. */
import type { Trouble as Told } from '#src/progress/store.ts';

const why: Readonly<Record<Told['kind'], string>> = {
  full: 'The storage of this browser is full.',
  blocked: 'This browser does not let the site store anything.',
  newer: 'Another tab uses a newer version of this site.',
  failed: 'The browser could not keep the last answers.',
};

interface TroubleProps {
  trouble: Told;
  onSave: () => void;
}

export function Trouble({ trouble, onSave }: TroubleProps) {
  return (
    <div className="exam-warn" role="alert">
      <p>
        <strong>{why[trouble.kind]}</strong> Your answers are all here, and the exam goes on, but only in this tab: do
        not close or reload it. Free some space, or save the exam as a file. The file can be read in on the page “My
        record”.
      </p>
      <button type="button" className="exam-small" onClick={onSave}>
        Save the exam as a file
      </button>
    </div>
  );
}
