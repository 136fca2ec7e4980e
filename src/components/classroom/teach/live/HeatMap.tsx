/** The class as a heat map: each task and each question, how many are through, and what most got wrong. */
import type { Heat } from '../api-live.ts';
import { spanWords } from '../wall/tile-words.ts';

interface HeatMapProps {
  heat: Heat;
  /** What a lab is called. */
  titleOfLab: (lab: string) => string;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((100 * part) / whole));

/** Five steps of heat, from none to most, by the share of those who fail. Said in words beside it. */
export const heatOf = (part: number, whole: number): 0 | 1 | 2 | 3 | 4 => {
  const percent = share(part, whole);
  if (percent === 0) return 0;
  if (percent < 20) return 1;
  if (percent < 40) return 2;
  return percent < 60 ? 3 : 4;
};

export function HeatMap({ heat, titleOfLab }: HeatMapProps) {
  const labs = [...new Set(heat.tasks.map(({ lab }) => lab))];
  const items = heat.items.toSorted(
    (one, other) => share(other.wrong, other.answered) - share(one.wrong, one.answered) || other.wrong - one.wrong,
  );
  return (
    <>
      <section className="teach-panel" aria-labelledby="teach-heat-tasks">
        <h2 id="teach-heat-tasks">Tasks</h2>
        {labs.length === 0 && <p className="teach-note">Nobody has begun a lab yet.</p>}
        {labs.map((lab) => (
          <div key={lab} className="teach-heat">
            <h3>{titleOfLab(lab)}</h3>
            <ol>
              {heat.tasks
                .filter((one) => one.lab === lab)
                .map(({ task, title, reached, done, stuck, quiet, medianMs }) => (
                  <li key={task} data-heat={heatOf(stuck + quiet, reached)}>
                    <span className="teach-heat-title">{title}</span>
                    <span className="teach-note">
                      {done} of {reached} done
                      {stuck > 0 ? `, ${String(stuck)} stuck` : ''}
                      {quiet > 0 ? `, ${String(quiet)} quiet` : ''}
                      {typeof medianMs === 'number' ? `, usually ${spanWords(medianMs)}` : ''}
                    </span>
                    <progress max={Math.max(1, reached)} value={done} aria-hidden="true" />
                  </li>
                ))}
            </ol>
          </div>
        ))}
      </section>
      <section className="teach-panel" aria-labelledby="teach-heat-items">
        <h2 id="teach-heat-items">What most got wrong</h2>
        {items.length === 0 ? (
          <p className="teach-note">Nobody has answered a question yet.</p>
        ) : (
          <ol className="teach-heat-items">
            {items.map(({ item, title, answered, wrong, mostWrong }) => (
              <li key={item} data-heat={heatOf(wrong, answered)}>
                <span className="teach-heat-title">{title}</span>
                <span className="teach-note">
                  {wrong} of {answered} wrong ({share(wrong, answered)} %)
                </span>
                {mostWrong && (
                  <p>
                    Most chose “{mostWrong.words}”.
                    {mostWrong.belief ? ` It is right if one believes: ${mostWrong.belief}` : ''}
                  </p>
                )}
              </li>
            ))}
          </ol>
        )}
      </section>
    </>
  );
}
