/** Coming into a class: with its code and a name, or with the phrase that was kept. */
import { useEffect, useId, useRef, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { codeOf, join, openCode, resume, type Entered, type Opened } from './join.ts';

interface JoinProps {
  /** From the address, as a QR code has it. */
  code: string;
  onIn: (entered: Entered) => void;
}

export function Join({ code: given, onIn }: JoinProps) {
  const id = useId();
  const [code, setCode] = useState(given);
  const [opened, setOpened] = useState<Opened>();
  const [name, setName] = useState('');
  const [external, setExternal] = useState('');
  const [phrase, setPhrase] = useState('');
  const [trouble, setTrouble] = useState<{ at: 'code' | 'phrase'; words: string }>();
  const [isBusy, setBusy] = useState(false);
  const nameField = useRef<HTMLInputElement>(null);
  const letters = codeOf(code);

  const look = async (wanted: string) => {
    setBusy(true);
    const answer = await openCode(wanted);
    setBusy(false);
    setTrouble(answer.ok ? undefined : { at: 'code', words: answer.message });
    if (answer.ok) setOpened(answer.value);
  };
  useEffect(() => {
    if (codeOf(given).length === 6) void look(codeOf(given));
  }, [given]);
  useEffect(() => {
    if (opened) nameField.current?.focus();
  }, [opened]);
  const enter = async () => {
    setBusy(true);
    const answer = await join(letters, name, external);
    setBusy(false);
    if (answer.ok) onIn(answer.value);
    else setTrouble({ at: 'code', words: answer.message });
  };
  const goOn = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isBusy) return;
    if (!opened && letters.length !== 6)
      setTrouble({ at: 'code', words: `A code has six letters, and this one has ${String(letters.length)}.` });
    else if (!opened) void look(letters);
    else if (name.trim() === '') setTrouble({ at: 'code', words: 'Write the name by which the class knows you.' });
    else void enter();
  };
  const comeBack = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const answer = await resume(phrase);
    setBusy(false);
    if (answer.ok) onIn(answer.value);
    else setTrouble({ at: 'phrase', words: answer.message });
  };
  const told = (at: 'code' | 'phrase') =>
    trouble?.at === at ? (
      <p id={`${id}${at}-trouble`} role="alert" className="class-trouble">
        {trouble.words}
      </p>
    ) : null;
  return (
    <div className="class-columns">
      <form className="class-panel" aria-labelledby={`${id}join`} onSubmit={goOn} noValidate>
        <h2 id={`${id}join`}>{opened ? `Join “${opened.class.title}”` : 'Join with a code'}</h2>
        <label htmlFor={`${id}code`}>Code of the class</label>
        <input
          id={`${id}code`}
          className="class-code"
          value={code}
          maxLength={12}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby={trouble?.at === 'code' ? `${id}code-trouble` : `${id}code-note`}
          onChange={({ target }) => {
            setCode(target.value);
            setOpened(undefined);
          }}
        />
        <p id={`${id}code-note`} className="class-note">
          Six letters. Your instructor shows them.
        </p>
        {opened && (
          <>
            <label htmlFor={`${id}name`}>Your name</label>
            <input
              id={`${id}name`}
              ref={nameField}
              value={name}
              maxLength={60}
              autoComplete="name"
              aria-describedby={`${id}name-note`}
              onChange={({ target }) => setName(target.value)}
            />
            <p id={`${id}name-note`} className="class-note">
              Those who lead the class see it, beside what you do in this course. Other learners see it only where you
              share a lab.
            </p>
            {opened.asksExternal && (
              <>
                <label htmlFor={`${id}external`}>
                  Your e-mail address or number, if your instructor has asked for it
                </label>
                <input
                  id={`${id}external`}
                  value={external}
                  maxLength={200}
                  autoComplete="email"
                  onChange={({ target }) => setExternal(target.value)}
                />
              </>
            )}
          </>
        )}
        {told('code')}
        <button type="submit" className="cc-button" aria-disabled={isBusy}>
          {opened ? 'Join' : 'Next'}
        </button>
      </form>
      <form className="class-panel" aria-labelledby={`${id}back`} onSubmit={(event) => void comeBack(event)} noValidate>
        <h2 id={`${id}back`}>Come back with your phrase</h2>
        <label htmlFor={`${id}phrase`}>Resume phrase</label>
        <input
          id={`${id}phrase`}
          value={phrase}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          aria-describedby={trouble?.at === 'phrase' ? `${id}phrase-trouble` : `${id}phrase-note`}
          onChange={({ target }) => setPhrase(target.value)}
        />
        <p id={`${id}phrase-note`} className="class-note">
          Five words of five letters. You got them when you joined. Lost them? Your instructor can make new ones.
        </p>
        {told('phrase')}
        <button type="submit" className="cc-button-quiet" aria-disabled={isBusy}>
          Come back
        </button>
      </form>
    </div>
  );
}
