/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y) anywhere on the page, but in a text that is being typed: there they are the text's own. */
import { useEffect, type RefObject } from 'react';
import type { Act } from '../history.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type) && !target.readOnly);

export function useUndoKeys(root: RefObject<HTMLElement | null>, act: (act: Act) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
      const key = event.key.toLowerCase();
      const type = key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : undefined;
      if (type === undefined || !root.current) return;
      event.preventDefault();
      act({ type });
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [root, act]);
}
