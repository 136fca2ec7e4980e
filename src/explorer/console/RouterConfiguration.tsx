/** What a customer's router must be told about a peering, in the words of one vendor, to be copied. */
import { useId, useRef, useState } from 'react';
import { findDialect, routerDialects } from '#src/azure/router-configuration/list.ts';
import { sheetOf, type SheetInput } from '#src/azure/router-configuration/sheet.ts';
import './console.css';

export type RouterConfigurationProps = SheetInput;

/** Copies a text; where the page may not, selects it instead. */
async function copied(text: string, block: HTMLElement | null): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied.';
  } catch {
    if (block) getSelection()?.selectAllChildren(block);
    return 'Selected. Press Ctrl+C to copy it.';
  }
}

export function RouterConfiguration(props: RouterConfigurationProps) {
  const [chosen, setChosen] = useState('');
  const [said, setSaid] = useState('');
  const block = useRef<HTMLPreElement>(null);
  const name = useId();
  const sheet = sheetOf(props);
  if (typeof sheet === 'string') return <p className="cc-console-none">{sheet}</p>;
  const dialect = findDialect(chosen) ?? routerDialects[0];
  const text = dialect?.write(sheet) ?? '';
  return (
    <section className="cc-router-configuration" aria-labelledby={name}>
      <h3 id={name}>Router configuration</h3>
      <div className="cc-console-head">
        <label>
          <span>Router</span>
          <select
            value={dialect?.id ?? ''}
            onChange={({ target }) => {
              setChosen(target.value);
              setSaid('');
            }}
          >
            {routerDialects.map(({ id, name: vendor }) => (
              <option key={id} value={id}>
                {vendor}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={async () => setSaid(await copied(text, block.current))}>
          Copy
        </button>
        <span role="status">{said}</span>
      </div>
      <div
        className="cc-router-text"
        tabIndex={0}
        role="region"
        aria-label={`Configuration for ${dialect?.name ?? ''}`}
      >
        <pre ref={block}>{text}</pre>
      </div>
    </section>
  );
}
