import fc from 'fast-check';
import { expect } from 'vitest';
import { Refusal, Refusals } from '../../src/base/refusal.ts';

/** What somebody tries to do: one of several verbs, each with what it takes. */
export type ActOf<Acts, V extends keyof Acts = keyof Acts> = {
  [K in V]: { readonly do: K } & Acts[K];
}[V];

type Outcome = 'done' | 'refused';

/** The same played twice: in a model that knows nothing of the program, and in a real shop. */
export interface Play<Acts, Model, Real> {
  /** Verbs from the beginning of a story to its end: of several that are possible, the latest is done. */
  readonly verbs: readonly (keyof Acts)[];
  /** Does it in the model; false, and nothing done, where it has to be refused. */
  readonly rules: { readonly [V in keyof Acts]: (model: Model, act: Acts[V]) => boolean };
  /** The same in the real shop; the model is as it was before the act. */
  readonly doing: {
    readonly [V in keyof Acts]: (real: Real, act: Acts[V], model: Model) => Promise<unknown>;
  };
  /** Time goes by before each act. */
  readonly wait?: (real: Real, model: Model, hours: number) => void;
  /** Both in the same words, after each act. */
  readonly inModel: (model: Model) => unknown;
  readonly inShop: (real: Real, model: Model) => Promise<unknown>;
  readonly booksAreSound: (real: Real) => Promise<void>;
}

/** Mostly something that can be done now, and now and then what has to be refused. */
export interface Step<Acts> {
  readonly first: ActOf<Acts>;
  readonly others: readonly ActOf<Acts>[];
  readonly bold: boolean;
  readonly hours: number;
}

export function stepsOf<Acts>(
  acts: fc.Arbitrary<ActOf<Acts>>,
  { atLeast, atMost }: { readonly atLeast: number; readonly atMost: number },
): fc.Arbitrary<Step<Acts>[]> {
  const step = fc.record({
    first: acts,
    others: fc.array(acts, { minLength: 8, maxLength: 8 }),
    bold: fc.nat(7).map((n) => n === 0),
    hours: fc.constantFrom(1, 1, 2, 17),
  });
  return fc.array(step, { minLength: atLeast, maxLength: atMost, size: 'max' });
}

/** How often each thing was done, and how often it was refused. */
export type Tally = Map<string, number>;

/** Goes one step after the other, and compares what was answered and what is there after each. */
export async function walk<Acts, Model, Real>(
  play: Play<Acts, Model, Real>,
  { model, real }: { readonly model: Model; readonly real: Real },
  { steps, tally }: { readonly steps: readonly Step<Acts>[]; readonly tally: Tally },
): Promise<void> {
  for (const one of steps) {
    play.wait?.(real, model, one.hours);
    const act = chosen(play, model, one);
    const happened = await outcome(play, { model, real }, act);
    const key = `${String(act.do)} ${happened}`;
    tally.set(key, 1 + (tally.get(key) ?? 0));
    expect({ act, happened }).toEqual({ act, happened: attempt(play, model, act) });
    expect(await play.inShop(real, model)).toEqual(play.inModel(model));
    await play.booksAreSound(real);
  }
}

/** Verbs that were never done prove nothing. */
export function undone<Acts>(verbs: readonly (keyof Acts)[], tally: Tally): (keyof Acts)[] {
  return verbs.filter((verb) => !tally.has(`${String(verb)} done`));
}

function attempt<Acts, Model, Real>(
  { rules }: Pick<Play<Acts, Model, Real>, 'rules'>,
  model: Model,
  act: ActOf<Acts>,
): Outcome {
  return rules[act.do](model, act) ? 'done' : 'refused';
}

function chosen<Acts, Model, Real>(
  play: Play<Acts, Model, Real>,
  model: Model,
  { first, others, bold }: Step<Acts>,
): ActOf<Acts> {
  if (bold) return first;
  const possible = [first, ...others].filter((one) => attempt(play, structuredClone(model), one) === 'done');
  const { verbs } = play;
  return possible.toSorted((a, b) => verbs.indexOf(b.do) - verbs.indexOf(a.do))[0] ?? first;
}

async function outcome<Acts, Model, Real>(
  { doing }: Play<Acts, Model, Real>,
  { model, real }: { readonly model: Model; readonly real: Real },
  act: ActOf<Acts>,
): Promise<Outcome> {
  try {
    await doing[act.do](real, act, model);
    return 'done';
  } catch (error) {
    if (error instanceof Refusal || error instanceof Refusals) return 'refused';
    throw new Error(`${String(act.do)} broke: ${JSON.stringify(act)}`, { cause: error });
  }
}
