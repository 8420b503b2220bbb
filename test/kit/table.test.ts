import { expect, test } from 'vitest';
import { plain } from '../../src/kit/colors.ts';
import { drawTable } from '../../src/kit/table.ts';
import { column } from '../../src/kit/view.ts';

const columns = [column('number', 'number', '#'), column('name', 'text'), column('price', 'money')];
const options = { width: 80, colors: plain };

test('a column without a head and without a value keeps its place', () => {
  const nameless = [column('line1', 'text', 'Address'), column('line2', 'text', ''), column('city', 'text')];
  const rows = [{ line1: '1 Church Street', line2: null, city: 'Whitby' }];
  expect(drawTable(nameless, rows, options)).toBe(
    ['Address             City', '1 Church Street     Whitby', ''].join('\n'),
  );
});

test('moments are shown as the clock in a time zone says, else in UTC', () => {
  const rows = [{ at: '2026-03-29T01:30:00.000Z' }];
  const drawn = (timezone?: string) => drawTable([column('at', 'instant')], rows, { ...options, timezone });
  expect(drawn('America/New_York')).toBe('At\n28 Mar 2026 21:30\n');
  expect(drawn('Europe/London')).toBe('At\n29 Mar 2026 02:30\n');
  expect(drawn()).toBe('At\n29 Mar 2026 01:30\n');
});

test('takes a little time for many rows', () => {
  const rows = Array.from({ length: 20_000 }, (_, at) => ({
    number: at, name: `Zoë’s mug ${at}`, price: '9.50', currency: 'GBP',
  })); // prettier-ignore
  const started = performance.now();
  const lines = drawTable(columns, rows, options).split('\n');
  expect(performance.now() - started).toBeLessThan(1000);
  expect([lines.length, lines[20_000]]).toEqual([20_002, '19999  Zoë’s mug 19999  £9.50']);
});

test('what matters stays longest in a narrow window, blank columns go first, and what is missing is named', () => {
  const stock = [
    column('sku', 'text', 'SKU'), column('name', 'text'), column('bin', 'text'), column('available', 'quantity'),
    column('reorder_point', 'quantity'), column('suggested', 'quantity'),
  ]; // prettier-ignore
  const rows = [{ sku: 'MUG', name: 'Blue mug', bin: null, available: 2, reorder_point: 5, suggested: 12 }];
  const drawn = (width: number) =>
    drawTable(stock, rows, { ...options, width, important: ['sku', 'suggested'] }).split('\n');

  expect(drawn(51)).toEqual([
    'SKU  Name      Available  Reorder point  Suggested',
    'MUG  Blue mug          2              5         12',
    '',
  ]);
  expect(drawn(40)).toEqual([
    'SKU  Name      Available  Suggested',
    'MUG  Blue mug          2         12',
    '… 1 more column (Reorder point): widen',
    'the window',
    '',
  ]);
  expect(drawn(14)).toEqual([
    'SKU  Suggested',
    'MUG         12',
    '… 3 more',
    'columns (Name,',
    'Available,',
    'Reorder',
    'point): widen',
    'the window',
    '',
  ]);
});
