/** Changes the plan of a class: what is in it, in which order, how long, in which way, and where its gates are. */
import { useId, useState } from 'react';
import { entryKinds } from '#src/classroom/classes/plan.ts';
import type { ClassPlan, EntryKind, PlanEntry } from '#src/classroom/classes/plan.ts';
import type { Answer } from '../../api.ts';
import { kindWords, titleOf } from '../offer-shape.ts';
import type { CourseOffer } from '../offer-shape.ts';
import { Problem } from '../Problem.tsx';
import { useAct } from '../useAct.ts';
import { entryFor, movedBy, replaced, without } from './plan-edit.ts';

interface PlanEditorProps {
  plan: ClassPlan;
  offer: CourseOffer;
  onKeep: (plan: ClassPlan) => Promise<Answer<unknown>>;
  onClose: () => void;
}

/** What can be put into a plan of each kind. */
function thingsOf(kind: EntryKind, { units, labs, exams, questions }: CourseOffer) {
  switch (kind) {
    case 'unit':
    case 'check':
      return units;
    case 'lab':
      return labs;
    case 'exam':
      return [...exams, { ref: 'own', title: 'Your own questions', minutes: 30 }];
    case 'poll':
      return questions.map(({ ref, title }) => ({ ref, title, minutes: 4 }));
    case 'break':
      return [{ ref: '', title: 'Break', minutes: 15 }];
    case 'talk':
      return [{ ref: '', title: 'Talk', minutes: 10 }];
  }
}

const kindIn = (value: string): EntryKind => entryKinds.find((kind) => kind === value) ?? 'unit';
const ways = ['guided', 'practice', 'assessed'] as const;
const wayIn = (value: string) => ways.find((way) => way === value) ?? 'practice';

export function PlanEditor({ plan, offer, onKeep, onClose }: PlanEditorProps) {
  const id = useId();
  const [entries, setEntries] = useState<readonly PlanEntry[]>(plan.entries);
  const [kind, setKind] = useState<EntryKind>('unit');
  const things = thingsOf(kind, offer);
  const [chosen, setChosen] = useState('');
  const thing = things.find(({ ref }) => ref === chosen) ?? things[0];
  const { problem, isBusy, act } = useAct();
  const minutes = entries.reduce((sum, one) => sum + (one.minutes ?? 0), 0);
  const keep = async () => {
    if (await act(() => onKeep({ entries: [...entries] }))) onClose();
  };
  return (
    <section aria-label="Change the plan" className="teach-form">
      <ol className="teach-edit">
        {entries.map((entry, index) => (
          <EditedEntry
            key={entry.id}
            entry={entry}
            title={titleOf(entry, offer)}
            isFirst={index === 0}
            isLast={index === entries.length - 1}
            onChange={(next) => setEntries(replaced(entries, next))}
            onMove={(by) => setEntries(movedBy(entries, entry.id, by))}
            onRemove={() => setEntries(without(entries, entry.id))}
          />
        ))}
      </ol>
      <div className="teach-tools">
        <p>
          <label htmlFor={`${id}kind`}>Add</label>
          <select
            id={`${id}kind`}
            className="teach-input"
            value={kind}
            onChange={({ target }) => {
              setKind(kindIn(target.value));
              setChosen('');
            }}
          >
            {entryKinds.map((one) => (
              <option key={one} value={one}>
                {kindWords[one]}
              </option>
            ))}
          </select>
        </p>
        <p className="teach-grow">
          <label htmlFor={`${id}thing`}>Which</label>
          <select
            id={`${id}thing`}
            className="teach-input"
            value={thing?.ref ?? ''}
            onChange={({ target }) => setChosen(target.value)}
          >
            {things.map(({ ref, title }) => (
              <option key={ref} value={ref}>
                {title}
              </option>
            ))}
          </select>
        </p>
        <button
          type="button"
          className="cc-button-quiet"
          aria-disabled={thing === undefined}
          onClick={() => thing && setEntries([...entries, entryFor(entries, kind, thing)])}
        >
          Add to the end
        </button>
      </div>
      <p className="teach-note" role="status">
        {entries.length} entries, {minutes} minutes.
      </p>
      <Problem says={problem} />
      <p className="teach-row">
        <button type="button" className="cc-button" aria-disabled={isBusy} onClick={() => void keep()}>
          Keep this plan
        </button>
        <button type="button" className="cc-button-quiet" onClick={onClose}>
          Leave it as it was
        </button>
      </p>
    </section>
  );
}

interface EditedEntryProps {
  entry: PlanEntry;
  title: string;
  isFirst: boolean;
  isLast: boolean;
  onChange: (entry: PlanEntry) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
}

function EditedEntry({ entry, title, isFirst, isLast, onChange, onMove, onRemove }: EditedEntryProps) {
  const id = useId();
  const { gate: _gate, ...ungated } = entry;
  return (
    <li className="teach-edited">
      <span className="teach-edited-title">
        <span className="cc-chip">{kindWords[entry.kind]}</span> <strong>{title}</strong>
      </span>
      <span className="teach-row">
        <label htmlFor={`${id}minutes`} className="teach-inline">
          Minutes
          <input
            id={`${id}minutes`}
            className="teach-input teach-number"
            type="number"
            min={0}
            max={1440}
            value={entry.minutes ?? 0}
            onChange={({ target }) =>
              onChange({ ...entry, minutes: Math.max(0, Math.min(1440, Math.round(Number(target.value) || 0))) })
            }
          />
        </label>
        {entry.kind === 'lab' && (
          <label htmlFor={`${id}way`} className="teach-inline">
            Way
            <select
              id={`${id}way`}
              className="teach-input"
              value={entry.way ?? 'practice'}
              onChange={({ target }) => onChange({ ...entry, way: wayIn(target.value) })}
            >
              {ways.map((way) => (
                <option key={way} value={way}>
                  {way}
                </option>
              ))}
            </select>
          </label>
        )}
        <label className="cc-choice teach-inline">
          <input
            type="checkbox"
            checked={entry.gate === true}
            onChange={({ target }) => onChange(target.checked ? { ...entry, gate: true } : ungated)}
          />
          Gate before it
        </label>
        <button
          type="button"
          className="teach-small"
          aria-disabled={isFirst}
          aria-label={`Earlier: ${title}`}
          onClick={() => onMove(-1)}
        >
          ↑
        </button>
        <button
          type="button"
          className="teach-small"
          aria-disabled={isLast}
          aria-label={`Later: ${title}`}
          onClick={() => onMove(1)}
        >
          ↓
        </button>
        <button type="button" className="teach-small" aria-label={`Take out: ${title}`} onClick={onRemove}>
          Take out
        </button>
      </span>
    </li>
  );
}
