/** The open book beside a question: search the course and the facts, and read what was found, while the clock runs. */
import { useEffect, useId, useRef, useState } from 'react';
import type { Book, Found } from './book.ts';
import { fetchBookPage } from './book-page.ts';
import type { BookPage } from './book-page.ts';

interface BookPaneProps {
  book: Book;
  /** Each look is noted: what was asked for, or what was opened. */
  onLook: (look: { query: string } | { href: string }) => void;
  onClose: () => void;
}

type Results = { words: string; found: readonly Found[]; because?: string | undefined };

interface Reading extends BookPage {
  href: string;
}

export function BookPane({ book, onLook, onClose }: BookPaneProps) {
  const id = useId();
  const [words, setWords] = useState('');
  const [results, setResults] = useState<Results>();
  const [reading, setReading] = useState<Reading>();
  const [trouble, setTrouble] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  const last = useRef(0);
  useEffect(() => box.current?.focus(), []);

  const search = async () => {
    const query = words.trim();
    if (query === '') return;
    last.current += 1;
    const turn = last.current;
    setBusy(true);
    setTrouble(undefined);
    onLook({ query });
    const { found, because } = await book.lookUp(query);
    if (turn !== last.current) return;
    setBusy(false);
    setReading(undefined);
    setResults({ words: query, found, because });
  };
  const open = async (href: string) => {
    last.current += 1;
    const turn = last.current;
    setTrouble(undefined);
    onLook({ href });
    try {
      const page = await fetchBookPage(href);
      if (turn === last.current) setReading({ ...page, href });
    } catch (cause) {
      if (turn === last.current) setTrouble(cause instanceof Error ? cause.message : String(cause));
    }
  };

  return (
    <section className="exam-pane" aria-labelledby={`${id}title`}>
      <p className="exam-pane-head">
        <strong id={`${id}title`}>Open book</strong>
        <button type="button" className="exam-small" onClick={onClose}>
          Close the book
        </button>
      </p>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          void search();
        }}
      >
        <label htmlFor={`${id}words`}>Search the course and its facts</label>
        <p className="exam-row">
          <input
            ref={box}
            id={`${id}words`}
            type="search"
            className="cc-text"
            autoComplete="off"
            maxLength={100}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
          <button type="submit" className="exam-small">
            Search
          </button>
        </p>
      </form>
      <p role="status" className="exam-note">
        {isBusy ? 'Searching.' : results ? countOf(results) : 'The clock runs on while you read.'}
      </p>
      {(trouble ?? results?.because) !== undefined && (
        <p role="alert" className="exam-warn">
          {trouble ?? results?.because}
        </p>
      )}
      {reading ? (
        <Page
          reading={reading}
          onBack={() => setReading(undefined)}
          hasBack={results !== undefined}
          onOpen={(href) => void open(href)}
        />
      ) : (
        results && <List results={results} onOpen={(href) => void open(href)} />
      )}
    </section>
  );
}

const countOf = ({ words, found }: Results): string =>
  found.length === 0
    ? `Nothing found for “${words}”. Try one word of it.`
    : `${String(found.length)} found for “${words}”.`;

function List({ results, onOpen }: { results: Results; onOpen: (href: string) => void }) {
  return (
    <ul className="exam-found">
      {results.found.map(({ kind, title, text, href, fact, source }, index) => (
        <li key={fact ?? `${href ?? ''} ${String(index)}`} data-found={kind}>
          {kind === 'fact' ? (
            <p>{title}</p>
          ) : (
            <button type="button" className="exam-link" onClick={() => onOpen(href ?? '')}>
              {title}
            </button>
          )}
          {text !== '' && <p className="exam-note">{text}</p>}
          {source !== undefined && <p className="exam-note">{source}</p>}
          {kind === 'fact' && href !== undefined && (
            <button
              type="button"
              className="exam-link"
              aria-label={`Read where it is taught: ${title.slice(0, 60)}`}
              onClick={() => onOpen(href)}
            >
              Read where it is taught
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

interface PageProps {
  reading: Reading;
  hasBack: boolean;
  onBack: () => void;
  onOpen: (href: string) => void;
}

function Page({ reading, hasBack, onBack, onOpen }: PageProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { href, html, title } = reading;
  const start = () => {
    const page = frame.current?.contentDocument;
    if (!page) return;
    showAnchor(page, href);
    page.addEventListener('click', (event) => {
      // The frame has classes of its own, so what was pressed is found among its links.
      const path = event.composedPath();
      const link = [...page.querySelectorAll('a[href]')].find((one) => path.includes(one))?.getAttribute('href');
      if (link === null || link === undefined) return;
      event.preventDefault();
      follow(page, link, href, onOpen);
    });
    frame.current?.focus({ preventScroll: true });
  };
  return (
    <div className="exam-page">
      {hasBack && (
        <button type="button" className="exam-small" onClick={onBack}>
          Back to what was found
        </button>
      )}
      <iframe ref={frame} title={title} sandbox="allow-same-origin" srcDoc={html} onLoad={start} />
    </div>
  );
}

function showAnchor(page: Document, href: string): void {
  const anchor = decodeURIComponent(href.split('#')[1] ?? '');
  const there = anchor === '' ? null : page.getElementById(anchor);
  // By the frame's own scrolling: what stands around it is to stay where it is.
  if (there) page.documentElement.scrollTop += there.getBoundingClientRect().top;
}

/** A link within the site is read here; another site opens beside the exam. */
function follow(page: Document, link: string, from: string, onOpen: (href: string) => void): void {
  if (link.startsWith('#')) {
    showAnchor(page, link);
    return;
  }
  const address = new URL(link, new URL(from, location.href));
  if (address.origin === location.origin) onOpen(address.pathname + address.hash);
  else open(address.href, '_blank', 'noopener,noreferrer');
}
