import { Refusal } from '../base/refusal.ts';
import { refuseCardNumbers } from './card-number.ts';

/** What a text may be; longer ones belong in a letter. */
interface Room {
  readonly longest: number;
  /** Whether it may go over several lines. */
  readonly lines?: true;
}

const usual: Room = { longest: 500 };
/** Texts that have more or less room than others, by the name of their field. */
const rooms: Readonly<Record<string, Room>> = {
  note: { longest: 2000, lines: true },
  // Typed as on an envelope; kept in parts.
  ship_to: { longest: 500, lines: true },
  name: { longest: 200 },
  customer_name: { longest: 200 },
  external_ref: { longest: 100 },
  email: { longest: 254 },
  phone: { longest: 60 },
  line1: { longest: 200 },
  line2: { longest: 200 },
  city: { longest: 100 },
  postcode: { longest: 20 },
  category: { longest: 100 },
  bin: { longest: 40 },
};

/** Control characters, lone surrogates, line and paragraph separators: nothing that a line of text is made of. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
const lineEnds = /[\r\n\t]/g;

/** By the name of a field; what is null or undefined was not said. */
export type Texts = Readonly<Record<string, string | null | undefined>>;

/** What is wrong with texts that must say something: an empty one is refused as well. */
export function freeTextProblems(texts: Texts): Refusal[] {
  const empty = Object.entries(texts).flatMap(([field, text]) =>
    text != null && keptText(text) === null ? [refusal(field, 'is empty')] : [],
  );
  return [...empty, ...optionalTextProblems(texts)];
}

/**
 * What is wrong with texts that people type, an empty one being nothing said: characters that cannot be printed (a
 * note may have several lines), more of them than there is room for, a payment card's number.
 */
export function optionalTextProblems(texts: Texts): Refusal[] {
  const misshapen = Object.entries(texts).flatMap(([field, text]) => {
    const wrong = text == null ? undefined : shapeProblem(text.trim(), rooms[field] ?? usual);
    return wrong === undefined ? [] : [refusal(field, wrong)];
  });
  return [...misshapen, ...refuseCardNumbers(texts)];
}

/** A text as it is kept: without blanks around it, null where nothing is left. */
export function keptText(text: string): string | null {
  return text.trim() || null;
}

function refusal(field: string, wrong: string): Refusal {
  return new Refusal('input.invalid', `The ${field.replaceAll('_', ' ')} ${wrong}.`, { details: { field } });
}

function shapeProblem(text: string, { longest, lines }: Room): string | undefined {
  if (text.length > longest) return `has ${text.length} characters, and may have ${longest}`;
  return unprintable.test(lines ? text.replaceAll(lineEnds, '') : text)
    ? 'holds characters that cannot be printed'
    : undefined;
}
