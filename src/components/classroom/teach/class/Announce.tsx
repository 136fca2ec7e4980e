/** Tells the whole class something, and shows what was told. */
import { useId, useState } from 'react';
import type { Announcement } from '../api-class.ts';

interface AnnounceProps {
  announcements: readonly Announcement[];
  mayLead: boolean;
  onAnnounce: (text: string) => Promise<boolean>;
}

const longest = 1000;
const shown = 5;

export function Announce({ announcements, mayLead, onAnnounce }: AnnounceProps) {
  const id = useId();
  const [text, setText] = useState('');
  const newest = announcements.toSorted((one, other) => other.at - one.at).slice(0, shown);
  const send = async () => {
    if (text.trim() !== '' && (await onAnnounce(text.trim()))) setText('');
  };
  return (
    <section className="teach-part" aria-labelledby={`${id}title`}>
      <h3 id={`${id}title`}>Announcements</h3>
      {mayLead && (
        <form
          className="teach-tools"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <p className="teach-grow">
            <label htmlFor={`${id}text`}>Tell everybody</label>
            <textarea
              id={`${id}text`}
              className="teach-input"
              rows={2}
              maxLength={longest}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </p>
          <button type="submit" className="cc-button-quiet">
            Announce
          </button>
        </form>
      )}
      {newest.length === 0 ? (
        <p className="teach-note">Nothing was announced yet.</p>
      ) : (
        <ul className="teach-list">
          {newest.map(({ id: key, at, by, text: said }) => (
            <li key={key}>
              <bdi className="teach-said">{said}</bdi>{' '}
              <span className="teach-note">
                <bdi>{by}</bdi>,{' '}
                <time dateTime={new Date(at).toISOString()}>
                  {new Date(at).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' })}
                </time>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
