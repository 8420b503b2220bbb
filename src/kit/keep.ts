/** Something opened on first use and closed once, if it was opened at all. */
export interface Keeper<T> {
  readonly get: () => Promise<T>;
  /** The thing, where it was opened. */
  readonly opened: () => Promise<T | undefined>;
  readonly close: (how: (thing: T) => Promise<void> | void) => Promise<void>;
}

export function keep<T>(open: () => Promise<T>): Keeper<T> {
  let opened: Promise<T> | undefined;
  return {
    get: () => (opened ??= open()),
    opened: async () => opened,
    close: async (how) => {
      const closing = opened;
      opened = undefined;
      // What failed to open has said so already, and leaves nothing to close.
      const thing = await closing?.then(
        (value) => ({ value }),
        () => undefined,
      );
      if (thing !== undefined) await how(thing.value);
    },
  };
}
