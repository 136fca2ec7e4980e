/** Questions of an author's own: bring a file in, keep what it makes, ask it, print it, and export it or a form of the course. */
import { useEffect, useId, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { writeCsv } from '#src/quiz/exchange/csv.ts';
import { writePackage } from '#src/quiz/exchange/qti/package.ts';
import { readForm } from '#src/quiz/exchange/read.ts';
import type { Fault, OwnForm } from '#src/quiz/exchange/own.ts';
import type { RecordStore } from '#src/progress/store.ts';
import { Faults } from './Faults.tsx';
import { OwnRun } from './OwnRun.tsx';
import { Paper, type Sheet } from './Paper.tsx';
import { idOf, keepForm, keptForms, removeForm, type KeptForm } from './kept-forms.ts';
import { fileName, saveFile } from '#src/components/site/save-file.ts';

interface OwnRoomProps {
  record: RecordStore;
  home: string;
  /** The forms of the course that can be drawn. */
  forms: readonly { id: string; title: string }[];
  draw: (form: string) => Promise<{ form: OwnForm; left: readonly string[] }>;
}

const countOf = (count: number): string => (count === 1 ? 'one question' : `${count} questions`);
const leftSays = (left: readonly string[], because: string): string =>
  left.length === 0
    ? ''
    : ` ${left.length === 1 ? 'One question stays' : `${left.length} questions stay`} here, because ${because}.`;
const noLabs = 'a lab is done in the portal, and no other format has a shape for that';
const noRow = 'a row has no place for gaps to choose, a case or a lab';

export function OwnRoom({ record, home, forms, draw }: OwnRoomProps) {
  const [kept, setKept] = useState<readonly KeptForm[]>([]);
  const [wrong, setWrong] = useState<{ name: string; faults: readonly Fault[] }>();
  const [said, setSaid] = useState('');
  const [running, setRunning] = useState<KeptForm>();
  const [paper, setPaper] = useState<{ form: OwnForm; sheet: Sheet }>();
  const refresh = async () => setKept(await keptForms(record));
  useEffect(() => {
    void refresh();
  }, []);

  const take = async (file: File) => {
    setSaid(`Reading ${file.name}…`);
    const read = readForm(file.name, new Uint8Array(await file.arrayBuffer()));
    if ('faults' in read) {
      setWrong({ name: file.name, faults: read.faults });
      setSaid('');
      return;
    }
    setWrong(undefined);
    const trouble = await keepForm(record, read.form);
    await refresh();
    setSaid(
      `${file.name} has ${countOf(read.form.items.length)}. ${trouble ? trouble.because : 'They are kept on this device.'}`,
    );
  };
  const print = (form: OwnForm, sheet: Sheet) => {
    flushSync(() => setPaper({ form, sheet }));
    window.print();
  };
  const asQti = (form: OwnForm) => {
    const { bytes, left } = writePackage(form);
    saveFile(fileName(form.title, 'zip'), bytes, 'application/zip');
    setSaid(`Saved as a QTI 3 package.${leftSays(left, noLabs)}`);
  };
  const asCsv = (form: OwnForm) => {
    const { text, left } = writeCsv(form.items);
    // The mark at the start tells spreadsheets that it is UTF-8.
    saveFile(fileName(form.title, 'csv'), `\uFEFF${text}`, 'text/csv');
    setSaid(`Saved as a table.${leftSays(left, noRow)}`);
  };
  const acts = (form: OwnForm): ReactNode => (
    <>
      <button className="cc-button-quiet" type="button" onClick={() => asQti(form)}>
        QTI 3
      </button>
      <button className="cc-button-quiet" type="button" onClick={() => asCsv(form)}>
        CSV
      </button>
      <button className="cc-button-quiet" type="button" onClick={() => print(form, 'questions')}>
        Print the questions
      </button>
      <button className="cc-button-quiet" type="button" onClick={() => print(form, 'key')}>
        Print the key
      </button>
    </>
  );

  if (running) return <OwnRun kept={running} home={home} onEnd={() => setRunning(undefined)} />;
  return (
    <>
      <FileField onFile={(file) => void take(file)} />
      {wrong && <Faults {...wrong} />}
      <p className="practice-note" role="status">
        {said}
      </p>
      <section className="own-card" aria-labelledby="own-kept">
        <h2 id="own-kept">Your forms</h2>
        {kept.length === 0 && (
          <p>None yet. What you bring in stands here, on this device, and in the file of your record.</p>
        )}
        <ul role="list" className="own-forms">
          {kept.map((one) => (
            <li key={one.id} aria-label={one.form.title}>
              <p>
                <strong>{one.form.title}</strong>, {countOf(one.form.items.length)}
              </p>
              <p className="practice-actions">
                <button className="cc-button" type="button" onClick={() => setRunning(one)}>
                  Practice
                </button>
                {acts(one.form)}
                <button
                  className="cc-button-quiet"
                  type="button"
                  onClick={() => {
                    void removeForm(record, one.id).then(refresh);
                    setSaid(`${one.form.title} was taken off the list. Choose its file again to bring it back.`);
                  }}
                >
                  Remove
                </button>
              </p>
            </li>
          ))}
        </ul>
      </section>
      {forms.length > 0 && <DrawField forms={forms} draw={draw} acts={acts} />}
      {paper && <Paper key={idOf(paper.form)} {...paper} />}
    </>
  );
}

function FileField({ onFile }: { onFile: (file: File) => void }) {
  const id = useId();
  return (
    <p className="own-file">
      <label htmlFor={id}>Choose a file: CSV, Markdown or QTI 3</label>
      <input
        id={id}
        type="file"
        accept=".csv,.md,.markdown,.xml,.zip,text/csv,text/markdown,application/xml,application/zip"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file);
          // The same file, mended, is a change as well.
          currentTarget.value = '';
        }}
      />
    </p>
  );
}

interface DrawFieldProps extends Pick<OwnRoomProps, 'forms' | 'draw'> {
  acts: (form: OwnForm) => ReactNode;
}

function DrawField({ forms, draw, acts }: DrawFieldProps) {
  const id = useId();
  const [form, setForm] = useState(forms[0]?.id ?? '');
  const [drawn, setDrawn] = useState<{ form: OwnForm; left: readonly string[] }>();
  const [said, setSaid] = useState('');
  const begin = async () => {
    setSaid('Drawing questions…');
    try {
      const result = await draw(form);
      setDrawn(result);
      setSaid(`Drawn: ${countOf(result.form.items.length)}.${leftSays(result.left, noLabs)}`);
    } catch (cause) {
      setSaid(cause instanceof Error ? cause.message : String(cause));
    }
  };
  return (
    <section className="own-card" aria-labelledby="own-draw">
      <h2 id="own-draw">Export a form of the course</h2>
      <p>
        A form is drawn anew each time. The exported file has the key in it, so it is for the one who teaches. For paper
        there is a key of its own. Labs stay here, and figures are told in words.
      </p>
      <p className="own-draw">
        <label htmlFor={id}>Form</label>
        <select id={id} value={form} onChange={({ currentTarget }) => setForm(currentTarget.value)}>
          {forms.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
        <button className="cc-button" type="button" onClick={() => void begin()}>
          Draw it
        </button>
      </p>
      <p className="practice-note" role="status">
        {said}
      </p>
      {drawn && <p className="practice-actions">{acts(drawn.form)}</p>}
    </section>
  );
}
