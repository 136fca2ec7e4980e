/** What stands beside a form: what comes of it as it is filled in now. It is there to be looked up, so it announces nothing.
 *  Where a learner practices it keeps to what Azure's own portal would show, and explains nothing. */
import type { JSX } from 'react';
import type { Summary } from '#src/portal/blade.ts';
import { useAdvice, usePortal } from '#src/portal/context.ts';
import { CellView } from '#src/portal/kit/CellView.tsx';
import { Icon } from '#src/portal/kit/Icon.tsx';

export function SummaryView({ summary: { title, rows, way, text } }: { summary: Summary }): JSX.Element {
  const { advises } = usePortal();
  const advised = useAdvice();
  return (
    <section className="ccp-summary" aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {advised(rows).map(({ label, cell }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <CellView cell={cell} label={label} />
            </dd>
          </div>
        ))}
      </dl>
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
