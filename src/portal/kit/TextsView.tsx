/** Texts to be copied, each under a tab of its own. */
import { useId, useState } from 'react';
import type { JSX } from 'react';
import type { Texts } from '#src/portal/blade.ts';
import { CopyButton } from '#src/portal/kit/CopyButton.tsx';
import { Tabs } from '#src/portal/kit/Tabs.tsx';

export function TextsView({ title, texts }: Texts): JSX.Element {
  const id = useId();
  const [chosen, setChosen] = useState(0);
  const shown = texts[chosen];
  const what = `${shown?.label ?? ''} ${title.toLowerCase()}`;
  return (
    <section className="ccp-section ccp-json">
      <h3>{title}</h3>
      <Tabs
        id={id}
        label={title}
        tabs={texts.map(({ label }) => label)}
        chosen={chosen}
        wrong={[]}
        onChoose={setChosen}
      />
      {shown && (
        <div className="ccp-json" id={`${id}panel`} role="tabpanel" aria-labelledby={`${id}tab${chosen}`}>
          <CopyButton text={shown.text} what={what} label="Copy" />
          <pre tabIndex={0} role="region" aria-label={what}>
            {shown.text}
          </pre>
        </div>
      )}
    </section>
  );
}
