/** Which currencies a sign may mean. Codes of three letters mean themselves. */
const signs: readonly { readonly sign: string; readonly means: readonly string[] }[] = [
  { sign: 'A$', means: ['AUD'] },
  { sign: 'AU$', means: ['AUD'] },
  { sign: 'C$', means: ['CAD'] },
  { sign: 'CA$', means: ['CAD'] },
  { sign: 'NZ$', means: ['NZD'] },
  { sign: 'US$', means: ['USD'] },
  { sign: 'R$', means: ['BRL'] },
  { sign: 'HK$', means: ['HKD'] },
  { sign: 'S$', means: ['SGD'] },
  // As eBay writes them.
  { sign: 'AU $', means: ['AUD'] },
  { sign: 'C $', means: ['CAD'] },
  { sign: 'US $', means: ['USD'] },
  { sign: '£', means: ['GBP', 'EGP', 'GIP', 'FKP', 'SHP'] },
  { sign: '€', means: ['EUR'] },
  { sign: '$', means: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'MXN', 'ARS', 'CLP', 'COP', 'TWD'] },
  { sign: '¥', means: ['JPY', 'CNY'] },
  { sign: '₹', means: ['INR'] },
  { sign: '₩', means: ['KRW'] },
  { sign: '₽', means: ['RUB'] },
  { sign: '₺', means: ['TRY'] },
  { sign: '₪', means: ['ILS'] },
  { sign: '₴', means: ['UAH'] },
  { sign: 'zł', means: ['PLN'] },
  { sign: 'Kč', means: ['CZK'] },
  { sign: 'Ft', means: ['HUF'] },
  { sign: 'kr.', means: ['DKK', 'SEK', 'NOK', 'ISK'] },
  { sign: 'kr', means: ['SEK', 'NOK', 'DKK', 'ISK'] },
  { sign: 'Fr.', means: ['CHF'] },
  { sign: 'lei', means: ['RON'] },
];

const escaped = signs.map(({ sign }) => sign.replaceAll(/[$.]/g, '\\$&')).join('|');
const before = new RegExp(`^(${escaped}|[A-Z]{3}(?![A-Za-z]))\\s*(?=[\\d.,(+-])`);
const after = new RegExp(`(?<=[\\d.,)-])\\s*(${escaped}|[A-Z]{3})$`);

/** A number without the currency before or after it, and which that is. */
export function withoutCurrency(cell: string): { readonly number: string; readonly currency?: string } {
  const found = before.exec(cell) ?? after.exec(cell);
  if (!found) return { number: cell };
  const number = cell.slice(0, found.index) + cell.slice(found.index + found[0].length);
  return { number: number.trim(), currency: found[1] ?? '' };
}

/** Whether a sign or code may stand for a currency. */
export function standsFor(written: string, currency: string): boolean {
  const means = signs.find(({ sign }) => sign === written)?.means ?? [written];
  return means.includes(currency);
}
