import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { median, type Case } from '../figure.ts';
import { docket, folder, root, timed } from '../program.ts';
import { benchShop } from '../shop.ts';

const LINES = 42_481;
const real = path.join(root, '..', 'shared', 'data', 'online-retail', 'dev_2010-12_latin1.csv');

/** A month of a real wholesaler's past (or one of the same size made here), beside csv-parse and bare inserts of the same rows. */
export const importing: Case = async () => {
  const file = existsSync(real) ? real : madeUp();
  const ours: { seconds: number; peak: number }[] = [];
  const floors: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const filled = path.join(folder, `imported-${round}.db`);
    const bare = path.join(folder, `imported-bare-${round}.db`);
    await (await benchShop(filled)).close();
    copyFileSync(filled, bare);
    ours.push(await docket(filled, ['import', 'history', file, '--create-products', '--no-input']));
    const { said } = await timed([path.join(root, 'bench', 'floors', 'import.ts'), file, filled, bare]);
    floors.push(Number(said.trim()));
  }
  const seconds = median(ours.map((run) => run.seconds));
  return [
    {
      name: `importing ${LINES} lines of history${file === real ? '' : ' (made up)'}`,
      measured: seconds,
      floor: median(floors),
      unit: 's',
      goal: { at: 'most', ratio: 4 },
      note: `under 3 s; peak ${median(ours.map((run) => run.peak)).toFixed(0)} MB, under 250 MB`,
    },
  ];
};

/** The same shape and size: 2,025 invoices of 2,800 products in one month. */
function madeUp(): string {
  const file = path.join(folder, 'history.csv');
  const rows = Array.from({ length: LINES }, (_, line) => {
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
