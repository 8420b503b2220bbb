import { parseDay } from '../../base/days.ts';
import { nearest } from '../../base/nearest.ts';
import { Refusal, refuseAll } from '../../base/refusal.ts';
import { Problems } from '../collect.ts';
import type { PlaceRequest } from './place.ts';
import type { WrittenOrderLine } from './wanted.ts';

export interface StreamedOrder {
  readonly request: PlaceRequest;
  readonly idempotency_key: string | undefined;
}

/**
 * Reads one line of NDJSON as an order to place; the keys are the flags' names. Refuses (2) what is no JSON object,
 * unknown keys and values of another kind, everything at once.
 */
export function parseStreamedOrder(text: string): StreamedOrder {
  const problems = new Problems();
  const read = Object.entries(objectIn(text)).flatMap(([key, value]) =>
    value === null ? [] : [[key, problems.attempt(() => readerOf(key)(value, key), undefined)] as const],
  );
  refuseAll(problems.found);
  const { idempotency_key, ...order } = Object.fromEntries(read) as Partial<PlaceRequest> & {
    idempotency_key?: string;
  };
  return { request: { ...order, line: order.line ?? [] }, idempotency_key };
}

function objectIn(text: string): object {
  const value = parsed(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Refusal('input.invalid', 'The line is no JSON object.', { hint: '{"line":["MUG=2"]}' });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Refusal('input.invalid', `The line is no JSON: ${why}.`, { hint: '{"line":["MUG=2"]}', cause });
  }
}

type Reader = (value: unknown, key: string) => unknown;

const readers: Readonly<Record<keyof PlaceRequest | 'idempotency_key', Reader>> = {
  customer: text,
  line: linesOf,
  channel: text,
  ship_to: text,
  discount: text,
  shipping: text,
  pay: texts,
  collect: yesOrNo,
  promised: day,
  placed_on: day,
  location: text,
  external_ref: text,
  note: text,
  ship_policy: policy,
  backorder: yesOrNo,
  draft: yesOrNo,
  force: yesOrNo,
  idempotency_key: text,
};

function readerOf(key: string): Reader {
  const reader = Object.hasOwn(readers, key) ? readers[key as keyof typeof readers] : undefined;
  if (reader) return reader;
  throw unknownKey(key, Object.keys(readers));
}

function unknownKey(key: string, known: readonly string[]): Refusal {
  const near = nearest(key, known);
  return new Refusal('input.invalid', `There is no key “${key}”.`, {
    hint: near === undefined ? `Known are ${known.join(', ')}.` : `Did you mean ${near}?`,
    details: { key, nearest: near ?? null },
  });
}

function wrong(key: string, wanted: string): Refusal {
  return new Refusal('input.invalid', `The value of “${key}” is not ${wanted}.`, { details: { key } });
}

/** Numbers are taken as they are written: `3.95` is exact as text. */
function text(value: unknown, key: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw wrong(key, 'text');
}

function yesOrNo(value: unknown, key: string): boolean {
  if (typeof value === 'boolean') return value;
  throw wrong(key, 'true or false');
}

function day(value: unknown, key: string): string {
  return parseDay(text(value, key), `The day “${key}”,`);
}

function policy(value: unknown, key: string): string {
  if (value === 'complete' || value === 'partial') return value;
  throw wrong(key, 'complete or partial');
}

function texts(value: unknown, key: string): string[] {
  return (Array.isArray(value) ? value : [value]).map((one) => text(one, key));
}

function linesOf(value: unknown, key: string): (string | WrittenOrderLine)[] {
  return (Array.isArray(value) ? value : [value]).map((one: unknown) =>
    typeof one === 'object' && one !== null ? lineInParts(one, key) : text(one, key),
  );
}

const parts = ['sku', 'quantity', 'price', 'discount'] as const;

/** `{"sku":"MUG","quantity":2,"discount":"1.50"}`: here a line's discount may be an amount. */
function lineInParts(line: object, key: string): WrittenOrderLine {
  const unknown = Object.keys(line).find((part) => !parts.some((known) => known === part));
  if (unknown !== undefined)
    throw unknownKey(
      `${key}.${unknown}`,
      parts.map((part) => `${key}.${part}`),
    );
  const { sku, quantity, price, discount } = line as Partial<Record<(typeof parts)[number], unknown>>;
  if (sku == null || quantity == null) throw wrong(key, '"SKU=QTY" or an object with sku and quantity');
  return {
    sku: text(sku, `${key}.sku`),
    quantity: text(quantity, `${key}.quantity`),
    price: price == null ? null : text(price, `${key}.price`),
    discount: discount == null ? null : text(discount, `${key}.discount`),
  };
}
