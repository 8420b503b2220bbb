import { expect, test } from 'vitest';
import { flow } from '../../src/kit/layout.ts';

test('parts flow into the next line where the window ends, whatever their colours', () => {
  const parts = ['net 1.00', '\u001b[1mtotal 1.20\u001b[22m', 'paid 0.00', 'due 1.20'];
  expect(flow(parts, 80)).toBe(parts.join('   '));
  expect(flow(parts, 21)).toBe(`${parts[0]}   ${parts[1]}\n${parts[2]}   ${parts[3]}`);
  expect(flow(parts, 5)).toBe(parts.join('\n'));
});
