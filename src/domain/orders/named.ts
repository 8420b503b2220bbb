/** Orders as a sentence names them, the first five: `#1001, #1002 and more`. */
export function namedOrders(numbers: readonly number[]): string {
  const named = numbers.slice(0, 5).map((number) => `#${number}`);
  return named.join(', ') + (numbers.length > 5 ? ' and more' : '');
}
