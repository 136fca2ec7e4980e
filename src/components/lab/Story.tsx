/** The story of a lab: open until the first task is done. It folds once, says so, and otherwise stands as the learner left it. */
import { useEffect, useRef, useState } from 'react';
import { Words } from './Words.tsx';

interface StoryProps {
  story: readonly string[];
  /** A task is done. */
  hasBegun: boolean;
  onFold: () => void;
}

export function Story({ story, hasBegun, onFold }: StoryProps) {
  const [isOpen, setOpen] = useState(!hasBegun);
  const had = useRef(hasBegun);
  useEffect(() => {
    if (hasBegun && !had.current && isOpen) {
      setOpen(false);
      onFold();
    }
    had.current ||= hasBegun;
  }, [hasBegun, isOpen, onFold]);
  return (
    <details className="lab-story" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>The story</summary>
      {story.map((paragraph) => (
        <p key={paragraph}>
          <Words>{paragraph}</Words>
        </p>
      ))}
    </details>
  );
}
