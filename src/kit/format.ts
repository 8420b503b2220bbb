import { clean } from './clean.ts';
import type { Json, Kind } from './view.ts';

/** A value as people read it, safe for a terminal: `£1,250.00`, `23 Nov 2026`, `12.5 %`. */
export function format(value: Json | undefined, kind: Kind, currency?: string): string {
  if (value === undefined || value === null) return '';
  return clean(formatters[kind](machine(value), currency));
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

const formatters: Readonly<Record<Kind, (text: string, currency?: string) => string>> = {
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

function formatMoney(text: string, currency?: string): string {
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

function formatInstant(text: string): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return text;
  const day = `${moment.getDate()} ${months[moment.getMonth()]} ${moment.getFullYear()}`;
  return `${day} ${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
