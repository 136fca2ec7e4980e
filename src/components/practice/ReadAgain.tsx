/** The sections that teach what some questions rest on, each once. */
import { readAgain } from '#src/components/quiz/read-again.ts';
import type { Key } from '#src/quiz/score.ts';

export function ReadAgain({ keys }: { keys: readonly Key[] }) {
  const places = readAgain(keys);
  if (places.length === 0) return null;
  return (
    <div className="practice-again">
      <h3>Read again</h3>
      <ul>
        {places.map(({ href, section, unit, lesson }) => (
          <li key={href}>
            <a href={href}>{section === '' ? lesson : section}</a>, in unit {unit}
          </li>
        ))}
      </ul>
    </div>
  );
}
