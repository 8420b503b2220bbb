import { createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { once } from 'node:events';
import { folder, root } from './program.ts';

/** Lines of the month that the files of the past are made of. */
export const MONTH = 42_481;
const real = path.join(root, '..', 'shared', 'data', 'online-retail', 'dev_2010-12_latin1.csv');

/** A month of a real wholesaler's past, or one of the same size made here. */
export function month(): { readonly file: string; readonly said: string } {
  return existsSync(real) ? { file: real, said: '' } : { file: madeUp(), said: ' (made up)' };
}

/** The same shape and size: 2,025 invoices of 2,800 products in one month. */
function madeUp(): string {
  const file = path.join(folder, 'history.csv');
  const rows = Array.from({ length: MONTH }, (_, line) => {
    const invoice = Math.floor(line / 21);
    const day = 1 + (invoice % 23);
    return `${536_000 + invoice},${20_000 + ((line * 7919) % 2_800)},THING NUMBER ${(line * 7919) % 2_800},${1 + (line % 12)},12/${day}/2010 10:${10 + (invoice % 49)},${((line % 900) + 10) / 100},${17_000 + (invoice % 800)},United Kingdom`;
  });
  writeFileSync(
    file,
    `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\r\n${rows.join('\r\n')}\r\n`,
  );
  return file;
}

/** The month again and again, with new invoice numbers and later months, until there are so many lines. */
export async function months(lines: number): Promise<string> {
  const [header = '', ...rows] = readFileSync(month().file, 'latin1').trimEnd().split(/\r?\n/);
  const file = path.join(folder, `history-${lines}.csv`);
  const out = createWriteStream(file, 'latin1');
  out.write(`${header}\r\n`);
  for (let line = 0; line < lines; line += 1) {
    const again = Math.floor(line / rows.length);
    const more = out.write(`${later(rows[line % rows.length] ?? '', again)}\r\n`);
    if (!more) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  return file;
}

function later(row: string, months_: number): string {
  return row
    .replace(
      /^([A-Z]?)(\d+)/,
      (_, letter: string, number: string) => `${letter}${Number(number) + months_ * 50_000}`,
    )
    .replace(
      /,12\/(\d+)\/2010 /,
      `,${1 + ((11 + months_) % 12)}/$1/${2010 + Math.floor((11 + months_) / 12)} `,
    );
}

/** A catalogue in docket's own columns. */
export function catalogue(products: number): string {
  const file = path.join(folder, `products-${products}.csv`);
  const rows = Array.from(
    { length: products },
    (_, product) =>
      `THING-${product},"Thing number ${product}, boxed",${((product % 900) + 100) / 100},${((product % 500) + 50) / 100},Shelf ${product % 40},${product % 20}`,
  );
  writeFileSync(file, `sku,name,price,cost,category,reorder_point\n${rows.join('\n')}\n`);
  return file;
}
