import { Refusal } from '../base/refusal.ts';

/** Issuers by the first digits and the lengths of their numbers (ISO/IEC 7812 ranges as the card schemes publish them). */
const issuers: readonly {
  readonly name: string;
  readonly prefix: RegExp;
  readonly lengths: readonly number[];
}[] = [
  { name: 'Visa', prefix: /^4/, lengths: [13, 16, 19] },
  { name: 'Mastercard', prefix: /^(5[1-5]|2(22[1-9]|2[3-9]|[3-6]|7[01]|720))/, lengths: [16] },
  { name: 'American Express', prefix: /^3[47]/, lengths: [15] },
  { name: 'Discover', prefix: /^(6011|65|64[4-9])/, lengths: [16, 19] },
  { name: 'Diners Club', prefix: /^3(0[0-5]|[68])/, lengths: [14] },
  { name: 'JCB', prefix: /^35(2[89]|[3-8])/, lengths: [16] },
  { name: 'Maestro', prefix: /^(5018|5020|5038|6304|6759|676[1-3])/, lengths: [16, 17, 18, 19] },
];

/** Refuses free text that holds a payment card's number: docket never stores one. Shows the last four digits only. */
export function refuseCardNumbers(texts: Readonly<Record<string, string | null | undefined>>): Refusal[] {
  return Object.entries(texts).flatMap(([field, text]) => {
    const last = text ? cardNumberIn(text) : undefined;
    if (last === undefined) return [];
    const message = `The ${field.replaceAll('_', ' ')} holds a card number (ending in ${last}); docket stores none.`;
    return [
      new Refusal('input.card_number', message, {
        hint: 'Write the last four digits at most.',
        details: { field, last },
      }),
    ];
  });
}

/** The last four digits of the first card number in a text. */
export function cardNumberIn(text: string): string | undefined {
  const candidates = text.normalize('NFKC').match(/\d(?:[ \u00a0.-]?\d){12,18}/g) ?? [];
  const found = candidates.map((candidate) => candidate.replaceAll(/\D/g, '')).find(isCardNumber);
  return found?.slice(-4);
}

function isCardNumber(digits: string): boolean {
  return (
    luhnHolds(digits) &&
    issuers.some(({ prefix, lengths }) => prefix.test(digits) && lengths.includes(digits.length))
  );
}

function luhnHolds(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
