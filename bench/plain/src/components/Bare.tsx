import { useState } from 'react';

/** The smallest React island that does something: what any island costs before it has content. */
export function Bare() {
  const [count, setCount] = useState(0);
  return (
    <button id="bare-ready" onClick={() => setCount(count + 1)}>
      Pressed {count} times
    </button>
  );
}
