import { Refusal, Refusals } from '../base/refusal.ts';

/** Gathers refusals, so that everything wrong with a request is said at once. */
export class Problems {
  readonly found: Refusal[] = [];

  /** The value, or the fallback when reading it refuses. */
  attempt<T>(read: () => T, fallback: T): T {
    try {
      return read();
    } catch (error) {
      this.#keep(error);
      return fallback;
    }
  }

  async attemptLater<T>(read: () => Promise<T>, fallback: T): Promise<T> {
    try {
      return await read();
    } catch (error) {
      this.#keep(error);
      return fallback;
    }
  }

  add(...problems: readonly Refusal[]): void {
    this.found.push(...problems);
  }

  #keep(error: unknown): void {
    if (error instanceof Refusals) this.found.push(...error.problems);
    else if (error instanceof Refusal) this.found.push(error);
    else throw error;
  }
}
