/** Who wants to hear that the feed of a class grew. */

export interface Listeners {
  readonly size: number;
  add(listener: (inClass: string) => void): () => void;
  call(classes: Iterable<string>): void;
}

/** A listener that fails takes neither the others nor the write along; `onFailure` hears of it. */
export function createListeners(onFailure: (cause: unknown) => void): Listeners {
  const all = new Set<(inClass: string) => void>();
  return {
    get size() {
      return all.size;
    },
    add(listener) {
      // Somebody may listen twice with one function.
      const own = (inClass: string) => {
        listener(inClass);
      };
      all.add(own);
      return () => {
        all.delete(own);
      };
    },
    call(classes) {
      for (const inClass of classes)
        for (const listener of all)
          try {
            listener(inClass);
          } catch (cause) {
            onFailure(cause);
          }
    },
  };
}
