import { refuseAll, Refusal, Refusals } from '../base/refusal.ts';

/** The same refusal, saying where on standard input or in a file it is. */
export function inLine(row: number, { code, message, hint, details }: Refusal): Refusal {
  return new Refusal(code, `Line ${row}: ${message}`, {
    ...(hint === undefined ? {} : { hint }),
    details: { ...details, line: row },
  });
}

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

  /** The same for what stands in a line of a file or of standard input, naming it where that is known. */
  attemptAt<T>(row: number | undefined, read: () => T, fallback: T): T {
    return this.attempt(() => {
      try {
        return read();
      } catch (error) {
        throw row !== undefined && error instanceof Refusal ? inLine(row, error) : error;
      }
    }, fallback);
  }

  add(...problems: readonly Refusal[]): void {
    this.found.push(...problems);
  }

  /** A value that nothing can go on without: when reading it refuses, that is thrown with everything found before. */
  async need<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      this.#keep(error);
      refuseAll(this.found);
      throw error;
    }
  }

  /** Throws everything that was found; a value that was read with `undefined` to fall back on is there otherwise. */
  unlessFound<T>(value: T | undefined): T {
    refuseAll(this.found);
    if (value === undefined) throw new TypeError('a value is missing, and nothing was found wrong with it');
    return value;
  }

  #keep(error: unknown): void {
    if (error instanceof Refusals) this.found.push(...error.problems);
    else if (error instanceof Refusal) this.found.push(error);
    else throw error;
  }
}
