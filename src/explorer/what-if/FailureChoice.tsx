/** The list of what can fail, as check boxes: what the flow meets first, the rest folded. */
import { useId, useState } from 'react';
import type { Failure } from '#src/azure/network/failures.ts';

interface FailureChoiceProps {
  possible: readonly Failure[];
  meets: (failure: Failure) => boolean;
  failures: readonly string[];
  onChange: (failures: readonly string[]) => void;
}

/** More than this are found by typing. */
const mostListed = 60;

interface BoxesProps extends Omit<FailureChoiceProps, 'meets' | 'possible'> {
  listed: readonly Failure[];
}

const isInstanceOf = (one: string, gateway: string): boolean =>
  one.startsWith(`${gateway.replace('gateway:', 'instance:')}/`);

/** Whether it has failed, by itself or, as a gateway, with both its instances. */
const isFailed = (id: string, failures: readonly string[]): boolean =>
  failures.includes(id) || (id.startsWith('gateway:') && failures.filter((one) => isInstanceOf(one, id)).length > 1);

const Boxes = ({ listed, failures, onChange }: BoxesProps) => (
  <div className="cc-what-boxes">
    {listed.map(({ id, name }) => (
      <label key={id} className="cc-choice">
        <input
          type="checkbox"
          checked={isFailed(id, failures)}
          onChange={({ currentTarget }) => {
            const whole = id.startsWith('gateway:');
            // A gateway works again when its instances do.
            const others = failures.filter((one) => one !== id && !(whole && isInstanceOf(one, id)));
            onChange(currentTarget.checked ? [...others, id] : others);
          }}
        />
        <span>{name}</span>
      </label>
    ))}
  </div>
);

function Others({ others, failures, onChange }: { others: readonly Failure[] } & Omit<BoxesProps, 'listed'>) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const name = useId();
  const found = others.filter((one) => one.name.toLowerCase().includes(text.trim().toLowerCase()));
  const failed = others.filter(({ id }) => failures.includes(id)).length;
  return (
    <details className="cc-what-others" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {others.length === 1 ? 'One more' : `${String(others.length)} more`}, not on this packet’s way
        {failed > 0 && ` (${String(failed)} failed)`}
      </summary>
      {isOpen && (
        <>
          {others.length > 12 && (
            <p className="cc-what-find">
              <label htmlFor={name}>Find by name</label>
              <input id={name} type="search" value={text} onChange={(event) => setText(event.currentTarget.value)} />
            </p>
          )}
          <Boxes listed={found.slice(0, mostListed)} failures={failures} onChange={onChange} />
          {found.length > mostListed && (
            <p className="cc-what-note">
              {String(found.length - mostListed)} more are not listed. Type a part of the name.
            </p>
          )}
          {found.length === 0 && <p className="cc-what-note">Nothing here is called so.</p>}
        </>
      )}
    </details>
  );
}

export function FailureChoice({ possible, meets, failures, onChange }: FailureChoiceProps) {
  const near = possible.filter(meets);
  const others = possible.filter((failure) => !near.includes(failure));
  return (
    <fieldset className="cc-what-choice">
      <legend>What fails?</legend>
      {possible.length === 0 && <p className="cc-what-note">There is nothing here that can fail.</p>}
      <Boxes listed={near} failures={failures} onChange={onChange} />
      {others.length > 0 && <Others others={others} failures={failures} onChange={onChange} />}
      {failures.length > 0 && (
        <button type="button" className="cc-what-mend" onClick={() => onChange([])}>
          Mend everything
        </button>
      )}
    </fieldset>
  );
}
