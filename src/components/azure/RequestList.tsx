/** The live list of what was asked of the server: when, by whom, what, and how it was answered; with the bodies of one that is opened. */
import { useEffect, useState } from 'react';
import type { Bodies, Seen, ServerLink } from './server-link.ts';

/** Older ones stay with the server. */
const shownOnes = 100;

interface Props {
  link: ServerLink;
  /** The number of the newest request there. */
  last: number;
}

export function RequestList({ link, last }: Props) {
  const [all, setAll] = useState<readonly Seen[]>([]);
  const [isWritesOnly, setWritesOnly] = useState(true);
  useEffect(() => {
    let isCurrent = true;
    const known = all.at(-1)?.n ?? 0;
    // A server that was started anew counts from one again.
    const since = known > last ? 0 : known;
    if (last === known) return;
    link.requestsSince(since).then(
      (fresh) => {
        if (isCurrent) setAll([...(since === 0 ? [] : all), ...fresh].slice(-2000));
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [link, last, all]);

  const shown = all
    .filter(({ method }) => !isWritesOnly || (method !== 'GET' && method !== 'HEAD'))
    .slice(-shownOnes)
    .reverse();
  return (
    <section className="azure-requests" aria-labelledby="azure-requests">
      <div className="azure-requests-head">
        <h2 id="azure-requests">Requests</h2>
        <label>
          <input type="checkbox" checked={isWritesOnly} onChange={({ target }) => setWritesOnly(target.checked)} /> only
          changes
        </label>
      </div>
      {shown.length === 0 ? (
        <p>
          {isWritesOnly ? 'Nothing was changed yet.' : 'Nothing was asked yet.'} What the portal and other clients send
          to this server appears here.
        </p>
      ) : (
        <ol reversed>
          {shown.map((one) => (
            <li key={one.n}>
              <Row one={one} link={link} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Row({ one, link }: { one: Seen; link: ServerLink }) {
  const [bodies, setBodies] = useState<Bodies | string>();
  const load = () => {
    if (bodies !== undefined) return;
    link.bodies(one.n).then(setBodies, () => setBodies('The server no longer has its bodies.'));
  };
  const [path = ''] = one.url.split('?');
  return (
    <details onToggle={load}>
      <summary>
        <time dateTime={one.time}>{new Date(one.time).toLocaleTimeString('en-GB')}</time>
        <span className="azure-method">{one.method}</span>
        <span className="azure-path">{path}</span>
        <span className="azure-status" data-good={one.status < 400}>
          {one.status}
          {one.code === undefined ? '' : ` ${one.code}`}
        </span>
        <span className="azure-actor">{one.actor === '' ? 'nobody' : one.actor}</span>
      </summary>
      <p>
        <code>{one.url}</code> {one.userAgent !== '' && <>by {one.userAgent}</>}
      </p>
      {typeof bodies === 'string' && <p>{bodies}</p>}
      {typeof bodies === 'object' && (
        <>
          <Body title="Sent" text={bodies.requestBody} />
          <Body title="Answered" text={bodies.responseBody} />
        </>
      )}
    </details>
  );
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function Body({ title, text }: { title: string; text: string }) {
  return (
    <>
      <h3>{title}</h3>
      {text === '' ? <p>No body.</p> : <pre tabIndex={0}>{pretty(text)}</pre>}
    </>
  );
}
