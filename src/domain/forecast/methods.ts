import { carriedByChanges } from './autoregression.ts';
import { carried, carriedInShares, type History } from './history.ts';
import { holtWinters } from './holt-winters.ts';
import { chanceOfLife, rare, sba, tsb, type Pattern } from './intermittent.ts';
import { enoughSeasons } from './season.ts';
import { lastAgain, lastYearAgain, movingAverage } from './simple.ts';
import { carriedDamped, carriedFlat } from './smoothing.ts';
import { carriedByTheta } from './theta.ts';

/** A way to forecast: from the past of one product, demand of the periods ahead. */
export type Method = (history: History, horizon: number) => readonly number[];

export const methods = {
  naive: (history, horizon) => lastAgain(history.values, horizon),
  seasonal_naive: (history, horizon) => lastYearAgain(history.values, history.year, horizon),
  moving_average: (history, horizon) => carried(history, horizon, movingAverage),
  ses: (history, horizon) => carried(history, horizon, carriedFlat),
  damped_holt: (history, horizon) => carried(history, horizon, carriedDamped),
  holt_winters: holtWinters,
  theta: (history, horizon) => carriedInShares(history, horizon, carriedByTheta),
  autoregression: (history, horizon) => carriedInShares(history, horizon, carriedByChanges),
  tsb: (history, horizon) => tsb(history.seen, horizon),
  sba: (history, horizon) => sba(history.seen, horizon),
} as const satisfies Readonly<Record<string, Method>>;

export type MethodName = keyof typeof methods;

interface Candidacy {
  readonly patterns: readonly Pattern[];
  /** Periods of history before it may be tried. */
  readonly least: number;
  /** Only where the past is long enough for a season … */
  readonly ofYear?: true;
  /** … or where it has one. */
  readonly ofSeason?: true;
  /** Whether the combination takes it in. */
  readonly combined?: true;
}

const steady: readonly Pattern[] = ['smooth', 'erratic'];
const any: readonly Pattern[] = [...steady, ...rare];

/** When a method is a candidate. */
const candidacies: Readonly<Record<MethodName, Candidacy>> = {
  naive: { patterns: steady, least: 1 },
  seasonal_naive: { patterns: steady, least: 2, ofYear: true, combined: true },
  moving_average: { patterns: any, least: 1 },
  ses: { patterns: any, least: 3, combined: true },
  damped_holt: { patterns: steady, least: 6, combined: true },
  holt_winters: { patterns: steady, least: 6, ofSeason: true, combined: true },
  theta: { patterns: steady, least: 4, combined: true },
  autoregression: { patterns: steady, least: 8, combined: true },
  tsb: { patterns: rare, least: 2, combined: true },
  sba: { patterns: rare, least: 2, combined: true },
};

/** The methods that may be tried on a history. */
export function candidatesFor(history: History): readonly MethodName[] {
  return (Object.keys(methods) as MethodName[]).filter((name) => {
    const { patterns, least, ofYear, ofSeason } = candidacies[name];
    const fits = patterns.includes(history.pattern) && history.values.length >= least;
    const yearKnown = enoughSeasons(history.values.length, history.year);
    return fits && (!ofYear || yearKnown) && (!ofSeason || history.season !== null);
  });
}

/** Methods that see the same rate all year. */
const blind: readonly MethodName[] = ['naive', 'tsb', 'sba'];

/** Whether the shape of the year is in what these methods say together. */
export function readsSeason(history: History, weights: ReadonlyMap<MethodName, number>): boolean {
  const reading = [...weights.keys()].filter((name) => !blind.includes(name));
  return reading.some((name) => history.season !== null || candidacies[name].ofYear === true);
}

/** Whether the combination takes a method in. */
export function isCombined(name: MethodName): boolean {
  return candidacies[name].combined === true;
}

/** What a method expects: never less than nothing, and of what sells rarely only if it still sells at all. */
export function expected(name: MethodName, history: History, horizon: number): readonly number[] {
  const life = rare.includes(history.pattern) ? chanceOfLife(history.seen, history.year) : 1;
  return methods[name](history, horizon).map((value) => (value > 0 ? value * life : 0));
}
