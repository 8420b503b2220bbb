import { dayOf, timeOf } from '../base/days.ts';
import { clean } from './clean.ts';
import type { Json, Kind, Row } from './view.ts';

/** What a value stands beside: amounts in a currency, moments in a time zone (UTC where none is known). */
export interface Beside {
  readonly currency?: string | undefined;
  readonly timezone?: string | undefined;
}

/** A value as people read it, safe for a terminal: `£1,250.00`, `23 Nov 2026`, `12.5 %`. */
export function format(value: Json | undefined, kind: Kind, beside: Beside = {}): string {
  if (value === undefined || value === null) return '';
  return clean(formatters[kind](machine(value), beside));
}

/** The currency that a row has for its amounts. */
export function currencyOf({ currency }: Row): string | undefined {
  return typeof currency === 'string' ? currency : undefined;
}

/** A value as machines read it: the plain text of what JSON has. */
export function machine(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Numbers stand at the right of their column. */
export function isNumeric(kind: Kind): boolean {
  return numeric.has(kind);
}

const numeric: ReadonlySet<Kind> = new Set<Kind>(['money', 'price', 'quantity', 'number', 'percent']);

const formatters: Readonly<Record<Kind, (text: string, beside: Beside) => string>> = {
  text: (text) => text,
  word: (text) => flags[text] ?? text.replaceAll('_', ' '),
  money: formatMoney,
  price: formatMoney,
  quantity: (text) => text,
  number: (text) => text,
  percent: formatPercent,
  day: formatDay,
  instant: formatInstant,
  nested: (text) => text,
};

const flags: Readonly<Record<string, string>> = { true: 'yes', false: 'no' };

/** Intl.NumberFormat takes milliseconds to start; these are the symbols nobody mistakes for another currency. */
const symbols: Readonly<Record<string, string>> = {
  GBP: '£',
  EUR: '€',
  USD: '$',
  JPY: '¥',
  INR: '₹',
  KRW: '₩',
  ILS: '₪',
  CAD: 'CA$',
  AUD: 'A$',
  NZD: 'NZ$',
};

function formatMoney(text: string, { currency }: Beside): string {
  const [, sign = '', whole, fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const symbol = currency === undefined ? '' : (symbols[currency] ?? `${currency} `);
  return `${sign}${symbol}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${fraction}`;
}

function formatPercent(text: string): string {
  const value = Number(text);
  return Number.isFinite(value) ? `${Number((value * 100).toFixed(2))} %` : text;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function formatDay(text: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return text;
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}

function formatInstant(text: string, { timezone = 'UTC' }: Beside): string {
  if (Number.isNaN(Date.parse(text))) return text;
  return `${formatDay(dayOf(text, timezone))} ${timeOf(text, timezone)}`;
}
