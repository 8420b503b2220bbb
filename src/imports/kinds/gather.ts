/** Says where the last row of a thing stands, once the file was gone over; without it all are handed over at the end. */
export type LastLineOf = (key: string) => number | undefined;

/** Something whose rows are still coming. */
interface Growing<R> {
  /** What it is, once its last row was taken. */
  readonly finish: () => R;
}

/**
 * Puts rows that belong together into one thing, in the order in which things begin. `take` hands over what is complete
 * with that row, `end` all the rest: only what is still growing is held.
 */
export class Gathering<Thing extends Growing<R>, R> {
  private readonly growing = new Map<string, Thing>();
  private readonly lastLineOf: LastLineOf | undefined;

  constructor(lastLineOf?: LastLineOf) {
    this.lastLineOf = lastLineOf;
  }

  /** The thing of this key, begun if it is new. */
  at(key: string, begin: () => Thing): Thing {
    const known = this.growing.get(key);
    if (known) return known;
    const begun = begin();
    this.growing.set(key, begun);
    return begun;
  }

  /** After the row of this line was added. */
  completed(key: string, line: number): R[] {
    const thing = this.growing.get(key);
    if (!thing || this.lastLineOf?.(key) !== line) return [];
    this.growing.delete(key);
    return [thing.finish()];
  }

  end(): R[] {
    const rest = [...this.growing.values()].map((thing) => thing.finish());
    this.growing.clear();
    return rest;
  }
}
