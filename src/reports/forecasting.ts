import { Refusal } from '../base/refusal.ts';
import { dayOfNumber, numberOfDay, type Day } from '../base/days.ts';
import type { Quantity } from '../base/quantity.ts';
import { calendars, type Calendar } from '../domain/forecast/calendar.ts';
import { demandByPeriod, orderedIn, type PeriodDemand } from '../domain/forecast/demand.ts';
import { forecast, type Forecast } from '../domain/forecast/forecast.ts';
import { periodsIn, rhythmIn, usualHorizon, type Horizon } from '../domain/forecast/horizon.ts';
import type { Occasion } from '../domain/forecast/occasions.ts';
import { rhythmOf } from '../domain/forecast/rhythm.ts';
import { yearOf, type Rhythm } from '../domain/forecast/series.ts';
import { orderDaysOf, orderedProducts, readDemand, type DemandRecord } from '../store/list/demand.ts';
import { namedProducts } from '../store/load/named-products.ts';
import type { RowOf } from '../store/schema.ts';
import type { Question } from './report.ts';

/** What was typed. */
export interface Wishes {
  readonly sku?: readonly string[];
  readonly horizon?: Horizon | undefined;
  readonly event?: readonly string[];
  readonly uplift?: readonly number[];
  readonly on?: readonly Day[];
}

type Product = RowOf<'products'>;

/** How far and in which steps to look ahead, and what is to happen on the way. */
export interface Plan {
  readonly rhythm: Rhythm;
  readonly calendar: Calendar;
  /** Periods ahead; the first is the current one, of which a part may have passed. */
  readonly horizon: number;
  readonly current: number;
  readonly events: readonly (Omit<Occasion, 'period'> & { readonly on: Day; readonly period: number })[];
}

/** What is expected of one product, and from what. */
export interface Forecasted {
  readonly product: Product;
  readonly past: readonly PeriodDemand[];
  /** Ordered in the current period so far. */
  readonly so_far: Quantity;
  readonly lines: number;
  readonly expected: Forecast;
}

/** The products that are meant: those that were named, else all goods that were ever ordered. Refuses (3) unknown ones. */
export async function productsAsked(question: Question<Wishes>): Promise<readonly Product[]> {
  const { sku = [] } = question.flags;
  return sku.length === 0 ? orderedProducts(question) : namedProducts(question, sku);
}

/** The rhythm that `--by` or the horizon says, else the one in which these products sell. */
export async function planOf(question: Question<Wishes>, products: readonly Product[]): Promise<Plan> {
  const { by, today, flags } = question;
  const { horizon } = flags;
  const now = numberOfDay(today);
  const said = rhythms[by ?? ''] ?? (horizon && rhythmIn(horizon));
  const rhythm = said ?? rhythmOf(await orderDaysOf(question, products), now);
  const calendar = calendars[rhythm];
  return {
    rhythm,
    calendar,
    horizon: horizon === undefined ? usualHorizon[rhythm] : periodsIn(horizon, rhythm),
    current: calendar.periodOf(now),
    events: eventsAsked(flags).map((event) => ({
      ...event,
      period: calendar.periodOf(numberOfDay(event.on)),
    })),
  };
}

const rhythms: Readonly<Record<string, Rhythm>> = { week: 'weekly', month: 'monthly' };

/** The day after the last period ahead comes after `to`. */
export function daysAhead({ calendar, current, horizon }: Plan): { from: Day; to: Day } {
  return {
    from: dayOfNumber(calendar.startOf(current)),
    to: dayOfNumber(calendar.startOf(current + horizon) - 1),
  };
}

/** The first `--event` goes with the first `--uplift` and the first `--on`; refuses (2) one without its others. */
export function eventsAsked({ event = [], uplift = [], on = [] }: Wishes) {
  if (event.length !== uplift.length || event.length !== on.length)
    throw new Refusal(
      'input.missing',
      `Every event needs its uplift and its day: ${event.length} --event, ${uplift.length} --uplift, ${on.length} --on.`,
      { hint: '--event "Black Friday" --uplift 2.5 --on 2026-11-27' },
    );
  return event.map((name, index) => ({ name, uplift: uplift[index] ?? 1, on: on[index] ?? '' }));
}

/** What is expected of each product in turn; of those that were not named, the ones that were ordered. */
export async function* forecasts(
  question: Question<Wishes>,
  products: readonly Product[],
  plan: Plan,
): AsyncGenerator<Forecasted> {
  const { sku = [] } = question.flags;
  for await (const demand of readDemand(question, products, { today: question.today })) {
    if (sku.length > 0 || demand.days.length > 0) yield forecasted(demand, plan);
  }
}

function forecasted({ product, days, lines, outOfStock }: DemandRecord, plan: Plan): Forecasted {
  const { calendar, current, rhythm, horizon, events } = plan;
  const past = demandByPeriod(days, outOfStock, calendar, current);
  const first = current - past.length;
  const occasions = events.map(({ name, uplift, period }) => ({ name, uplift, period: period - first }));
  const expected = forecast({
    demand: past.map(({ seen }) => seen),
    year: yearOf[rhythm],
    horizon,
    occasions,
  });
  return { product, past, so_far: orderedIn(days, calendar, current), lines, expected };
}
