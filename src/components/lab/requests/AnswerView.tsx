/** What was answered to a request written by hand. */
import type { Profile } from '#src/base/facts.ts';
import { ExplainRefusal } from '#src/portal/kit/Explain.tsx';
import type { Answered } from './answer.ts';

export function AnswerView({ asked, told, profile }: { asked: string; told: Answered; profile: Profile }) {
  return (
    <section className="lab-answered" aria-label="Answer">
      <h4>
        <span data-good={told.status < 400}>{told.line}</span> <small>{asked}</small>
      </h4>
      {told.headers.length > 0 && (
        <dl>
          {told.headers.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {told.body === '' ? (
        <p className="lab-note">No body.</p>
      ) : (
        <pre tabIndex={0} role="region" aria-label="Body of the answer">
          {told.body}
        </pre>
      )}
      {told.refused && <ExplainRefusal refused={told.refused} profile={profile} hasLessons />}
    </section>
  );
}
