import { CLEARLY_BETTER, COMBINATION, type Choice } from './choice.ts';
import type { History } from './history.ts';
import { rare } from './intermittent.ts';
import { enoughSeasons } from './season.ts';
import type { Seen } from './series.ts';

/** Why a forecast is as it is. */
export interface Reason {
  readonly code: keyof typeof reasons;
  readonly text: string;
}

interface Grounds {
  readonly past: readonly Seen[];
  readonly history: History;
  readonly origins: number;
  readonly choice: Choice | null;
}

interface Rule {
  readonly holds: (grounds: Grounds) => boolean;
  readonly says: (grounds: Grounds) => string;
}

const reasons = {
  no_demand: {
    holds: ({ history }) => history.pattern === 'none',
    says: ({ past }) => `Nothing was asked for in ${count(past.length)}: nothing is expected.`,
  },
  gaps: {
    holds: ({ past }) => gapsOf(past) > 0,
    says: ({ past }) => `${count(gapsOf(past))} out of stock: not read as no demand.`,
  },
  no_year: {
    holds: ({ past, history }) => history.pattern !== 'none' && !enoughSeasons(past.length, history.year),
    says: ({ past, history }) =>
      `Under two seasons (${past.length} of ${2 * history.year} periods): no seasonality.`,
  },
  season_unseen: {
    holds: ({ past, history }) =>
      history.pattern !== 'none' && enoughSeasons(past.length, history.year) && !history.season,
    says: () => 'No season: the years differ among themselves as much as their months or weeks do.',
  },
  rare: {
    holds: ({ history }) => rare.includes(history.pattern),
    says: ({ history }) =>
      `Demand is ${history.pattern} (in ${history.seen.filter((value) => value > 0).length} of ${count(history.seen.length)}): a rate is forecast, not the moments.`,
  },
  untested: {
    holds: ({ history, origins }) => history.pattern !== 'none' && origins === 0,
    says: ({ past }) =>
      `${count(past.length)}: too few to test a method on, or to say how far off it may be.`,
  },
  none_clearly_better: {
    holds: ({ choice }) => choice?.method === COMBINATION,
    says: () =>
      `No single method had an RMSSE below ${CLEARLY_BETTER} of the combination’s: the methods are mixed by how well each did.`,
  },
} as const satisfies Readonly<Record<string, Rule>>;

function count(periods: number): string {
  return periods === 1 ? '1 period' : `${periods} periods`;
}

function gapsOf(past: readonly Seen[]): number {
  return past.filter((value) => value === null).length;
}

/** Every reason that holds, in the order in which a reader asks. */
export function reasonsFor(grounds: Grounds): readonly Reason[] {
  return (Object.keys(reasons) as (keyof typeof reasons)[])
    .filter((code) => reasons[code].holds(grounds))
    .map((code) => ({ code, text: reasons[code].says(grounds) }));
}
