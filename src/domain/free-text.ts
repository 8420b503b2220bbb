import { Refusal } from '../base/refusal.ts';
import { refuseCardNumbers } from './card-number.ts';

/** Longer texts belong in a letter. */
const LONGEST = 500;
/** Control characters, lone surrogates, line and paragraph separators: nothing that a line of text is made of. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * What is wrong with short texts that people type, by the name of their field: characters that cannot be printed,
 * more than 500 of them, a payment card's number.
 */
export function freeTextProblems(texts: Readonly<Record<string, string | null | undefined>>): Refusal[] {
  const misshapen = Object.entries(texts).flatMap(([field, text]) => {
    const wrong = text == null ? undefined : shapeProblem(text);
    return wrong === undefined
      ? []
      : [new Refusal('input.invalid', `The ${field} ${wrong}.`, { details: { field } })];
  });
  return [...misshapen, ...refuseCardNumbers(texts)];
}

function shapeProblem(text: string): string | undefined {
  if (text.trim() === '') return 'is empty';
  if (text.length > LONGEST) return `has ${text.length} characters, and may have ${LONGEST}`;
  return unprintable.test(text) ? 'holds characters that cannot be printed' : undefined;
}
