/** The agenda of the class: what is done in it, what is open, and how far one is. */
import { keptHere } from '../kept.ts';
import type { AgendaLine } from './agenda.ts';

export function Agenda({ lines }: { lines: readonly AgendaLine[] }) {
  if (lines.length === 0) return <p>Your instructor has planned nothing yet. What comes stands here.</p>;
  return (
    <ol className="class-agenda">
      {lines.map((line) => (
        <li key={line.id} data-kind={line.kind} data-done={line.isDone} aria-current={line.isNow ? 'step' : undefined}>
          <div>
            <p className="class-agenda-title">
              {line.href === undefined ? (
                <span>{line.title}</span>
              ) : (
                <a href={line.href} onClick={() => keptHere().set('entry', line.id)}>
                  {line.title}
                </a>
              )}
              {line.isNow && <strong className="class-now">Now</strong>}
            </p>
            <p className="class-agenda-what">
              {[line.what, line.minutes === undefined ? '' : `${String(line.minutes)} minutes`]
                .filter((words) => words !== '')
                .join(', ')}
              {line.says !== undefined && <span>. {line.says}</span>}
            </p>
          </div>
          {(line.progress !== undefined || line.isDone) && (
            <p className="class-agenda-progress">
              {line.isDone && <span aria-hidden="true">✓ </span>}
              {line.progress ?? 'Done'}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}
