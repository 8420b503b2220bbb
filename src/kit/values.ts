import { Refusal, refuseAll } from '../base/refusal.ts';
import { spell } from './argv.ts';
import type { Input, Inputs, Values } from './command.ts';
import { attempt } from './globals.ts';

/** A needed value that was not given, and where it belongs. */
export interface Gap {
  readonly of: 'args' | 'flags';
  readonly name: string;
  /** What a person calls it: `--price`, `NAME`. */
  readonly label: string;
  readonly input: Input<unknown>;
  readonly refusal: Refusal;
}

/** What comes up while values are read for a call such as `docket orders place`. */
export interface Reading {
  readonly call: string;
  readonly problems: Refusal[];
  readonly gaps: Gap[];
}

export function newReading(call: string): Reading {
  return { call, problems: [], gaps: [] };
}

/** Gives the words to the arguments in their order; one that may be repeated takes all that are left. */
export function readArguments(inputs: Inputs, words: readonly string[], reading: Reading): Values<Inputs> {
  const values: Record<string, unknown> = {};
  let rest = [...words];
  for (const [name, input] of Object.entries(inputs)) {
    const mine = rest.slice(0, input.many === true ? rest.length : 1);
    rest = rest.slice(mine.length);
    const label = input.placeholder ?? name;
    values[name] = valueOf({ of: 'args', name, label, input }, mine, reading);
  }
  const [extra] = rest;
  if (extra !== undefined) reading.problems.push(tooMany(extra, reading));
  return values;
}

/** Gives each flag what was typed for it; a switch is on when it was typed at all. */
export function readFlags(
  inputs: Inputs,
  typed: ReadonlyMap<string, readonly string[]>,
  reading: Reading,
): Values<Inputs> {
  const values: Record<string, unknown> = {};
  for (const [name, input] of Object.entries(inputs)) {
    const mine = typed.get(name) ?? [];
    if (input.placeholder === null) values[name] = mine.length > 0;
    else values[name] = valueOf({ of: 'flags', name, label: spell(name), input }, mine, reading);
  }
  return values;
}

/**
 * The same values from a record of a file or a stream whose keys are the inputs' names; `null` is not given.
 * Refuses everything that is wrong with it at once.
 */
export function readRecord<I extends Inputs>(
  inputs: I,
  record: Readonly<Record<string, unknown>>,
): Values<I> {
  const reading = newReading('the record');
  const typed = new Map<string, readonly string[]>();
  for (const [name, given] of Object.entries(record)) {
    const texts = textsOf(given);
    if (!Object.hasOwn(inputs, name)) reading.problems.push(unknownKey(name, inputs));
    else if (texts === undefined) reading.problems.push(unreadable(name));
    else if (texts.length > 0 && !(inputs[name]?.placeholder === null && given === false))
      typed.set(name, texts);
  }
  const values = readFlags(inputs, typed, reading);
  refuseAll([...reading.gaps.map((gap) => gap.refusal), ...reading.problems]);
  return values as Values<I>;
}

type Place = Omit<Gap, 'refusal'>;

function valueOf(place: Place, typed: readonly string[], { call, problems, gaps }: Reading): unknown {
  const { label, input } = place;
  if (typed.length === 0 && input.required === true) gaps.push({ ...place, refusal: missing(place, call) });
  if (input.many === true) return typed.map((text) => attempt(label, text, input.parse, problems));
  if (typed.length > 1) {
    const message = `${label} is given ${typed.length} times.`;
    problems.push(new Refusal('usage', message, { details: { input: label } }));
  }
  return attempt(label, typed[0], input.parse, problems);
}

function missing({ of, label, input }: Place, call: string): Refusal {
  const shown = of === 'flags' ? `${label} ${input.placeholder}` : label;
  return new Refusal('input.missing', `${shown} is missing.`, {
    hint: `${call} --help`,
    details: { input: label },
  });
}

function tooMany(extra: string, { call }: Reading): Refusal {
  const message = `“${extra}” is one word too many for ${call}.`;
  return new Refusal('usage', message, { hint: `${call} --help`, details: { value: extra } });
}

function textsOf(given: unknown): readonly string[] | undefined {
  if (given === null || given === undefined) return [];
  const texts = (Array.isArray(given) ? given : [given]) as readonly unknown[];
  const plain = texts.every((text) => ['string', 'number', 'boolean'].includes(typeof text));
  return plain ? texts.map(String) : undefined;
}

function unknownKey(name: string, inputs: Inputs): Refusal {
  return new Refusal('input.invalid', `There is no key “${name}”.`, {
    details: { value: name, choices: Object.keys(inputs) },
  });
}

function unreadable(name: string): Refusal {
  return new Refusal('input.invalid', `${name} is neither a text, a number nor true or false.`, {
    details: { input: name },
  });
}
