import { at, mean, spread, sum, table, trimmedMean } from './numbers.ts';
import { filled, type Seen } from './series.ts';

/** The shape of a year: what each week or month is, as a share of the level or, where there are zeros, beside it. */
export interface Season {
  readonly kind: 'multiplied' | 'added';
  /** One for each period of the year, in the order of the series, from its first. */
  readonly indices: readonly number[];
}

/** Seasons that are seen in the series before their shape is believed. */
const SEASONS_NEEDED = 2;

interface Arithmetic {
  readonly apart: (value: number, part: number) => number;
  readonly together: (value: number, part: number) => number;
  /** From the scale on which indices are averaged, and onto it. */
  readonly index: (mean: number) => number;
  readonly part: (value: number, level: number) => number;
  /** Indices of which a whole year is neither more nor less than its level. */
  readonly centred: (indices: readonly number[]) => readonly number[];
}

const arithmetic: Readonly<Record<Season['kind'], Arithmetic>> = {
  multiplied: {
    apart: (value, part) => value / part,
    together: (value, part) => value * part,
    index: Math.exp,
    part: (value, level) => Math.log(value / level),
    centred: (indices) => indices.map((index) => index / mean(indices)),
  },
  added: {
    apart: (value, part) => value - part,
    together: (value, part) => value + part,
    index: (mean) => mean,
    part: (value, level) => value - level,
    centred: (indices) => indices,
  },
};

/** Whether a season of this length can be learnt from a series. */
export function enoughSeasons(periods: number, year: number): boolean {
  return year > 1 && periods >= SEASONS_NEEDED * year;
}

/**
 * The season of a series by classical decomposition, drawn towards none as far as chance alone would explain it;
 * null where the series is too short, or where nothing but chance is left.
 */
export function seasonOf(demand: readonly Seen[], year: number): Season | null {
  if (!enoughSeasons(demand.length, year)) return null;
  const kind = demand.every((value) => value === null || value > 0) ? 'multiplied' : 'added';
  const groups = partsOf(demand, year, kind);
  if (groups.some((parts) => parts.length === 0)) return null;
  const middles = groups.map(trimmedMean);
  const centre = mean(middles);
  const belief = beliefIn(groups, middles);
  if (belief === 0) return null;
  const indices = middles.map((middle) => arithmetic[kind].index(belief * (middle - centre)));
  return { kind, indices: arithmetic[kind].centred(indices) };
}

/** What each period stood above or below the year around it, by place in the year; gaps say nothing. */
function partsOf(demand: readonly Seen[], year: number, kind: Season['kind']): number[][] {
  const values = filled(demand);
  const groups = table<number[]>(year, () => []);
  const half = Math.floor(year / 2);
  const window = movingYear(values, year);
  for (const [index, value] of demand.entries()) {
    const level = window[index - half];
    if (value !== null && level !== undefined)
      groups[index % year]?.push(arithmetic[kind].part(value, level));
  }
  return groups;
}

/** Means of one year centred on each period that has half a year on both sides. */
function movingYear(values: readonly number[], year: number): number[] {
  const half = Math.floor(year / 2);
  const even = year % 2 === 0;
  let total = sum(values.slice(0, year));
  const means: number[] = [];
  for (let centre = half; centre < values.length - half; centre += 1) {
    const next = at(values, centre + half);
    const first = at(values, centre - half);
    // An even year has no middle: its two ends count half each.
    means.push((even ? total + (next - first) / 2 : total) / year);
    total += (even ? next : at(values, centre + half + 1)) - first;
  }
  return means;
}

/** How much of the differences between periods is more than chance, 0 … 1 (James and Stein). */
function beliefIn(groups: readonly (readonly number[])[], middles: readonly number[]): number {
  const count = sum(groups.map((parts) => parts.length));
  const free = count - groups.length;
  const between = spread(middles) / (groups.length - 1);
  if (between === 0) return 0;
  if (free <= 0) return HALF_BELIEF;
  const within = sum(groups.map((parts) => spread(parts))) / free;
  const chance = within / (count / groups.length);
  return Math.max(0, 1 - (CAUTION * ((groups.length - 3) / (groups.length - 1)) * chance) / between);
}

/** Neighbouring weeks stray together, so that chance alone draws more of a shape than of weeks that do not. */
const CAUTION = 2;

/** What one year of parts is worth, which cannot show how much of it is chance. */
const HALF_BELIEF = 0.5;

/** The values without their season, as if the whole year were alike. */
export function withoutSeason(values: readonly Seen[], season: Season): Seen[] {
  const { apart } = arithmetic[season.kind];
  return values.map((value, index) =>
    value === null ? null : apart(value, at(season.indices, index % season.indices.length)),
  );
}

/** Values that begin at place `from` of the series, with their season again. */
export function withSeason(values: readonly number[], season: Season, from: number): number[] {
  const { together } = arithmetic[season.kind];
  return values.map((value, index) =>
    together(value, at(season.indices, (from + index) % season.indices.length)),
  );
}
