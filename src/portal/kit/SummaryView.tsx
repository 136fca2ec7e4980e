/** What stands beside a form: what comes of it as it is filled in now. It is there to be looked up, so it announces nothing.
 *  Where a learner practices it is a strip under the form: what Azure's own portal would show, and nothing explained. */
import type { JSX } from 'react';
import type { Summary } from '#src/portal/blade.ts';
import { useAdvice, usePortal } from '#src/portal/context.ts';
import { CellView } from '#src/portal/kit/CellView.tsx';
import { Icon } from '#src/portal/kit/Icon.tsx';

export function SummaryView({ summary: { title, rows, way, text } }: { summary: Summary }): JSX.Element {
  const { advises } = usePortal();
  const advised = useAdvice();
  const shown = advised(rows);
  const open = shown.filter(({ cell }) => cell.tone === 'quiet');
  return (
    <section className="ccp-summary" data-strip={!advises} aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {shown
          .filter(({ cell }) => cell.tone !== 'quiet')
          .map(({ label, cell }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <CellView cell={cell} label={label} />
              </dd>
            </div>
          ))}
      </dl>
      {open.length > 0 && <p>Still open: {inWords(open.map(({ label }) => label.toLowerCase()))}.</p>}
      {advises && (
        <>
          <ol className="ccp-way" aria-label="The way of a packet">
            {way.map(({ text: hop, icon, isPassed = false, remark }) => (
              <li key={icon} data-passed={isPassed}>
                <Icon name={icon} size={18} />
                <span>
                  {hop}
                  {remark !== undefined && <small> {remark}</small>}
                </span>
              </li>
            ))}
          </ol>
          <p>{text}</p>
        </>
      )}
    </section>
  );
}

const inWords = (names: readonly string[]): string =>
  [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ');
