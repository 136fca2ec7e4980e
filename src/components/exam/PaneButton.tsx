/** Opens what stands beside the question, and closes it again. */
import type { ReactNode } from 'react';
import type { PaneName } from './session.ts';

interface PaneButtonProps {
  name: 'book' | 'notes';
  /** What is open now. */
  pane: PaneName;
  onPress: (name: 'book' | 'notes') => void;
  children: ReactNode;
}

export function PaneButton({ name, pane, onPress, children }: PaneButtonProps) {
  return (
    <button
      type="button"
      className="exam-small"
      data-pane-button={name}
      aria-expanded={pane === name}
      onClick={() => onPress(name)}
    >
      {children}
    </button>
  );
}
