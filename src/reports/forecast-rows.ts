import { WHOLE } from '../base/money.ts';
import { ONE, quantityNumber, type Quantity } from '../base/quantity.ts';
import { sparkline } from '../base/sparkline.ts';
import type { Candidate } from '../domain/forecast/choice.ts';
import type { Expectation } from '../domain/forecast/forecast.ts';
import { yearOf } from '../domain/forecast/series.ts';
import type { Json } from '../kit/view.ts';
import type { ReportRow } from '../views/report.ts';
import type { Forecasted, Plan } from './forecasting.ts';

/** Digits of an expectation that say something. */
const DIGITS = 4;

/** Units as they are expected, to four digits, in thousandths. */
function inThousandths(units: number): Quantity {
  return Math.round(Number(units.toPrecision(DIGITS)) * ONE);
}

function bound(units: number | null): Quantity | null {
  return units === null ? null : inThousandths(units);
}

/** A row a week or month ahead. */
export function periodRows({ product, past, so_far, expected }: Forecasted, plan: Plan): ReportRow[] {
  const { calendar, current, rhythm } = plan;
  const ordered = new Map(past.map((one) => [one.period, one.ordered]));
  return expected.periods.map((ahead, index) => ({
    [columnOf[rhythm]]: calendar.nameOf(current + index),
    sku: product.sku,
    ...expectedIn(ahead),
    ordered: index === 0 ? so_far : null,
    last_year: ordered.get(current + index - yearOf[rhythm]) ?? null,
  }));
}

export const columnOf = { weekly: 'week', monthly: 'month' } as const;

function expectedIn({ demand, lower, upper }: Expectation) {
  return { forecast: inThousandths(demand), lower: bound(lower), upper: bound(upper) };
}

/** A row a product; what is expected in all is the sum of its periods. */
export function productRow(forecasted: Forecasted, plan: Plan): ReportRow {
  const { product, past, expected } = forecasted;
  const periods = periodRows(forecasted, plan);
  const [tried] = chosenOf(forecasted);
  return {
    sku: product.sku,
    name: product.name,
    forecast: periods.reduce((sum, { forecast }) => sum + Number(forecast), 0),
    before: past.slice(-plan.horizon).reduce((sum, { ordered }) => sum + ordered, 0),
    method: expected.method,
    rmsse: tried ? tried.rmsse && rounded(tried.rmsse) : null,
    wmape: share(tried?.wmape),
    bias: share(tried?.bias),
    seasonal: expected.seasonal,
    periods: past.length,
    days_out_of_stock: daysOut(forecasted),
    trend: trendOf(forecasted),
    expected: periods.map((row) => shownPeriod(row, plan)),
  };
}

/** The chosen candidate, if any was tried. */
export function chosenOf({ expected: { candidates, method } }: Forecasted): readonly Candidate[] {
  return candidates.filter((candidate) => candidate.method === method);
}

export function daysOut({ past }: Forecasted): number {
  return past.reduce((sum, { days_out_of_stock }) => sum + days_out_of_stock, 0);
}

function shownPeriod({ sku: _, ...row }: ReportRow, { rhythm }: Plan): Json {
  const shown = Object.entries(row).map(([name, cell]) => [
    name,
    typeof cell === 'number' && name !== columnOf[rhythm] ? quantityNumber(cell) : cell,
  ]);
  return Object.fromEntries(shown) as Json;
}

/** Periods of the past that a line of bars shows. */
const SHOWN = 26;

/** The past and, behind a line, what is expected, as bars of one scale. */
export function trendOf({ past, expected }: Forecasted): string {
  const before = past.slice(-SHOWN).map(({ ordered, seen }) => (seen === null ? null : ordered / ONE));
  const ahead = expected.periods.map(({ demand }) => demand);
  const most = Math.max(0, ...before.map((value) => value ?? 0), ...ahead);
  return `${sparkline(before, most)}│${sparkline(ahead, most)}`;
}

export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** A share in millionths, to a tenth of a percent. */
function share(of: number | null | undefined): number | null {
  return of === null || of === undefined ? null : Math.round(of * 1000) * (WHOLE / 1000);
}
