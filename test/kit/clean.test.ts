import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, cleanCell, cleanJson, cleanLines } from '../../src/kit/clean.ts';

describe('what comes from data', () => {
  const harmful =
    /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\p{Cs}/u;

  test('never drives a terminal, whatever it is', () => {
    const anything = fc.array(fc.oneof(fc.integer({ min: 0, max: 0x10ffff }), fc.constantFrom(...corners)), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(anything, (codes) => {
        const shown = clean(String.fromCodePoint(...codes));
        expect(shown).not.toMatch(harmful);
        expect(clean(shown)).toBe(shown);
        expect(cleanCell(String.fromCodePoint(...codes))).not.toMatch(harmful);
      }),
      { seed: 7, numRuns: 5000 },
    );
  });

  test('comes back exactly from JSON, and holds nothing invisible there either', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const json = cleanJson(JSON.stringify(text));
        expect(JSON.parse(json)).toBe(text);
        expect(json).not.toMatch(harmful);
      }),
      { seed: 7, numRuns: 5000 },
    );
  });

  test.each([
    ['\u001b[31mred', '␛[31mred'],
    ['\u009b2J', '\\u{9b}2J'],
    ['two\nlines\tand a tab', 'two␊lines␉and a tab'],
    ['\u202eevil', '\\u{202e}evil'],
    ['zero\u200bwidth\ufeff', 'zero\\u{200b}width\\u{feff}'],
    ['a\u200db', 'a\\u{200d}b'],
    ['hidden\u{e0041}\u{e0042}', 'hidden\\u{e0041}\\u{e0042}'],
    ['half \ud83d of a pair', 'half \\u{d83d} of a pair'],
    ['\u007f', '␡'],
    ['\u{1f3f4}\u{e0068}\u{e007f}', '\u{1f3f4}\\u{e0068}\\u{e007f}'],
    ['Oak\ufe0f', 'Oak\\u{fe0f}'],
  ])('%j is shown as %j', (text, shown) => {
    expect(clean(text)).toBe(shown);
  });

  test.each([
    'Zoë’s café — 12 € “naïve”',
    '日本語 한국어 العربية עברית ไทย हिन्दी',
    '👩‍⚕️ 👨‍👩‍👧‍👦 🏳️‍🌈 👍🏽 1️⃣ ❤️ 🇬🇧',
    '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    'می\u200cخواهم क्\u200dष',
    '葛\u{e0100}城市',
  ])('%s stays as it is', (text) => {
    expect(clean(text)).toBe(text);
  });

  test('keeps line ends and tabs where several lines are meant, and spells them in cells', () => {
    expect(cleanLines('a\r\n\tb\u0007')).toBe('a\n\tb␇');
    expect(cleanCell('a\r\n\tb\u0007')).toBe('a\\r\\n\\tb␇');
  });
});

const corners = [
  0x1b, 0x9b, 0x200d, 0xfe0f, 0x1f469, 0x2695, 0x1f3f4, 0xe0067, 0xe007f, 0xd800, 0x202e, 0x31, 0x20e3,
];
