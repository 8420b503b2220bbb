import { differences, mean, spread } from './numbers.ts';
import { patternOf, type Pattern } from './intermittent.ts';
import { seasonOf, withoutSeason, withSeason, type Season } from './season.ts';
import { filled, seenOf, type Seen } from './series.ts';

/** What the methods are told of the past of one product. */
export interface History {
  /** Demand period by period, gaps closed. */
  readonly values: readonly number[];
  /** Only the periods that were seen. */
  readonly seen: readonly number[];
  readonly year: number;
  readonly season: Season | null;
  /** Demand without its season. */
  readonly level: readonly number[];
  /** Whether changes are read as shares of the level (logarithms), not as amounts. */
  readonly inShares: boolean;
  readonly pattern: Pattern;
}

/** Period-to-period changes beyond this share make logarithms understate the mean. */
const CALM = 0.3;
/** Growth by shares runs away where it was seen for a few periods only. */
const PERIODS_NEEDED = 24;

/**
 * Reads a past once for all methods: its season, its level, its gaps closed on the level rather than across the
 * season. A part of a past is read by the pattern of the whole.
 */
export function historyOf(demand: readonly Seen[], year: number, pattern?: Pattern): History {
  const seen = seenOf(demand);
  const season = seasonOf(demand, year);
  const level = season ? filled(withoutSeason(demand, season)) : filled(demand);
  return {
    values: season ? withSeason(level, season, 0) : level,
    seen,
    year,
    season,
    level,
    inShares: changesInShares(level),
    pattern: pattern ?? patternOf(seen),
  };
}

function changesInShares(level: readonly number[]): boolean {
  if (level.length < PERIODS_NEEDED || level.some((value) => value <= 0)) return false;
  const changes = differences(level.map(Math.log));
  return Math.sqrt(spread(changes) / changes.length + mean(changes) ** 2) <= CALM;
}

/** A way to carry the level on for some periods. */
export type Carry = (level: readonly number[], horizon: number) => number[];

/** The forecast of a history by carrying its level on and giving it its season again. */
export function carried(history: History, horizon: number, carry: Carry): number[] {
  const ahead = carry(history.level, horizon);
  return history.season ? withSeason(ahead, history.season, history.values.length) : ahead;
}

/** The same in logarithms where changes are shares of the level. */
export function carriedInShares(history: History, horizon: number, carry: Carry): number[] {
  if (!history.inShares) return carried(history, horizon, carry);
  return carried(history, horizon, (level, periods) => carry(level.map(Math.log), periods).map(Math.exp));
}
