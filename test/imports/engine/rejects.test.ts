import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Issue } from '../../../src/domain/imports/issue.ts';
import { layoutOf } from '../../../src/imports/engine/layout.ts';
import { rejectPieces } from '../../../src/imports/engine/rejects.ts';
import { openSheet } from '../../../src/imports/engine/sheet.ts';
import { csvText } from '../../../src/kit/csv.ts';
import { given, rowsOf } from '../../support/reading.ts';

const kind = { name: 'stock', fields: { a: 0 }, needs: [['a']] };
const format = {
  name: 'docket', kind: 'stock', about: '', columns: { a: 'a' }, dates: 'open', services: [],
} as const; // prettier-ignore

async function rejectsOf(text: string, issues: readonly Issue[], lines: readonly number[]): Promise<string> {
  const sheet = await openSheet(given(text), {});
  const layout = layoutOf(sheet, { kind, formats: [format], map: [] });
  let rejects = '';
  for await (const piece of rejectPieces(sheet, layout, { issues, lines: new Set(lines) })) rejects += piece;
  return rejects;
}

function issue(line: number, message: string): Issue {
  return { file: 'f', line, column: 'a', value: null, code: 'input.invalid', message };
}

describe('the file of rejected rows', () => {
  it('has their columns, in the delimiter of the file, and says why', async () => {
    const text = 'A title\na;b,c\n1;x\n2;y\n\n3;"z\nz"\n4;w\n';
    const issues = [issue(4, 'It is wrong.'), issue(4, 'Very wrong.')];

    expect(await rejectsOf(text, issues, [4, 6])).toBe(
      'a;b,c;reason\n2;y;"a: It is wrong.; a: Very wrong."\n3;"z\nz";another row of the same order is wrong\n',
    );
  });

  it('drives no spreadsheet, and comes back exactly', async () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 2, maxLength: 2 }), async (cells) => {
        fc.pre(cells.some((text) => text.trim() !== '') && cells.every((text) => !text.includes('\uFEFF')));
        const issues = [issue(2, '=bad')];
        const rejects = await rejectsOf(csvText([['a', 'b'], cells]), issues, [2]);
        const [header, row] = await rowsOf(given(rejects), { delimiter: ',' });

        expect(header?.cells).toEqual(['a', 'b', 'reason']);
        expect(row?.cells.slice(0, 2).every((text) => !/^[=@]/.test(text))).toBe(true);
        expect(await rejectsOf(rejects, issues, [2])).toBe(rejects);
      }),
    );
  });
});
