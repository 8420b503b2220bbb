import { quantityNumber } from '../base/quantity.ts';
import type { Candidate } from '../domain/forecast/choice.ts';
import type { Json } from '../kit/view.ts';
import { chosenOf, columnOf, daysOut, rounded, trendOf } from './forecast-rows.ts';
import type { Forecasted, Plan } from './forecasting.ts';

/** What the reader of any forecast should know: its rhythm, and its events. */
export function planRemarks({ rhythm, calendar, current, horizon, events }: Plan): string[] {
  const word = columnOf[rhythm];
  const of = (period: number): string => `the ${word} ${calendar.nameOf(period)}`;
  return events.map(({ name, uplift, period, on }) => {
    if (period >= current + horizon)
      return `${name} on ${on} is beyond the horizon: --horizon ${period - current + 1}${word[0]} reaches it.`;
    return period >= current
      ? `${name}: ${of(period)} × ${uplift}.`
      : `${name}: ${of(period)} ÷ ${uplift} before anything is learnt from it.`;
  });
}

/** How one product was forecast, for people. */
export function productRemarks(forecasted: Forecasted, plan: Plan): string[] {
  const { product, past, expected } = forecasted;
  const [best] = chosenOf(forecasted);
  const others = expected.candidates.filter(({ method }) => method !== expected.method);
  return [
    `${product.sku} ${product.name}: ${count(past.length, `whole ${columnOf[plan.rhythm]}`)} of orders ${trendOf(forecasted)}`,
    best
      ? `Method ${said(expected.method)}: ${scores(best)}, tried at ${count(expected.origins, 'moment')} of the past.`
      : `Method ${said(expected.method)}.`,
    ...(others.length === 0 ? [] : [`RMSSE of the others: ${others.map(tried).join(', ')}.`]),
    ...expected.reasons.map(({ text }) => text),
    ...outOfStock(forecasted),
    ...(product.kit === 1 ? ['A kit: what it is made of is forecast with its components.'] : []),
  ];
}

function outOfStock(forecasted: Forecasted): string[] {
  const days = daysOut(forecasted);
  return days === 0 ? [] : [`Out of stock on ${count(days, 'day')}: not read as days without demand.`];
}

function said(method: string): string {
  return method.replaceAll('_', ' ');
}

function tried({ method, rmsse }: Candidate): string {
  return `${said(method)} ${rmsse === null ? '–' : rmsse.toFixed(2)}`;
}

function scores({ rmsse, wmape, bias }: Candidate): string {
  return [
    `RMSSE ${rmsse === null ? '–' : rmsse.toFixed(2)}`,
    ...(wmape === null ? [] : [`wMAPE ${percent(wmape)}`]),
    ...(bias === null ? [] : [`bias ${bias > 0 ? '+' : ''}${percent(bias).replace('-', '−')}`]),
  ].join(', ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}

/** The same for programs, with the past that was read. */
export function productDetails(forecasted: Forecasted, { rhythm, calendar }: Plan): Json {
  const { product, past, expected } = forecasted;
  const { method, pattern, seasonal, origins, candidates, reasons } = expected;
  return {
    sku: product.sku,
    name: product.name,
    method,
    pattern,
    seasonal,
    origins,
    candidates: candidates.map((one) => ({
      method: one.method,
      rmsse: one.rmsse && rounded(one.rmsse),
      wmape: one.wmape && rounded(one.wmape),
      bias: one.bias && rounded(one.bias),
    })),
    reasons: reasons.map(({ code, text }) => ({ code, text })),
    trend: trendOf(forecasted),
    history: past.map(({ period, ordered, days_out_of_stock, seen }) => ({
      [columnOf[rhythm]]: calendar.nameOf(period),
      ordered: quantityNumber(ordered),
      days_out_of_stock,
      seen: seen && rounded(seen),
    })),
  };
}
