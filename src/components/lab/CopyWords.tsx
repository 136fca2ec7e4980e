/** Sentences whose codes can be copied: a key or an id that somebody hands over. */
import { copy } from '#src/portal/kit/copy.ts';
import type { Voice } from './voice.ts';
import { Words } from './Words.tsx';

export function CopyWords({ children, voice }: { children: string; voice: Voice }) {
  const codes = [...children.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  return (
    <>
      <span>
        <Words>{children}</Words>
      </span>
      {codes.map((code) => (
        <button
          key={code}
          type="button"
          className="lab-quiet lab-copy"
          onClick={({ currentTarget }) =>
            void copy(code, currentTarget).then((isCopied) =>
              voice.say(isCopied ? 'Copied.' : 'Select the text and press Ctrl+C to copy it.'),
            )
          }
        >
          Copy {code.length > 24 ? `${code.slice(0, 12)}…` : code}
        </button>
      ))}
    </>
  );
}
