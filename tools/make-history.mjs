// Writes fixtures/shop/history.csv: the demo shop's past year as its old till exported it ("Online Retail" shape).
// Random numbers come from a fixed seed, so the same catalogue and customers always give the same bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

const shop = new URL('../fixtures/shop/', import.meta.url);
const read = (name) => parse(readFileSync(new URL(name, shop)), { columns: true });

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
// The till wrote the time on the wall. Reckoning it in UTC keeps clock changes out of the arithmetic.
const FIRST = Date.UTC(2025, 10, 1);
const DAYS = 365;
const PRICE_RISE = Date.UTC(2026, 2, 1);

// Monday and Sunday are quiet in a harbour town; the year lives on Christmas and August.
const WEEKDAYS = [0.7, 0.5, 0.8, 0.9, 1, 1.3, 1.9];
const MONTHS = [0.65, 0.75, 0.85, 1, 1, 1, 1.15, 1.35, 1, 1, 1.25, 2.5];
const CLOSED = ['12-25', '12-26', '01-01'];
const SALES_A_DAY = 2.53;

// Reports and forecasts need products that differ: a few carry the shop, some sell once in a month or two.
const POPULAR = {
  'MUG-BLU': 10,
  'TEA-EG-125': 9,
  'TEA-BRK-125': 8,
  'COF-HOUSE': 8,
  'FOD-SHO': 8,
  'CND-TEA-12': 6,
  'MUG-GRN': 5,
  'TEA-BRK-80B': 5,
  'KIT-TWL': 5,
  'COF-ESP': 4,
  'CND-BEE': 4,
  'DIP-BAG': 3,
};
const SLOW = /^(TPT-6CP|JUG-LRG|PLT-GAN|CLO-WOL-HER|CND-S..|KIT-BRD|KIT-KNF|TEA-SMK-100|BK-RCP|ENGRAVE)$/;
// An import must cope with goods that the catalogue no longer knows.
const DISCONTINUED = [
  {
    sku: 'JUG-STR',
    name: 'Striped creamware jug',
    price: 17.5,
    category: 'Pottery',
    until: Date.UTC(2026, 1, 14),
  },
  {
    sku: 'TEA-RB-125',
    name: 'Rooibos à la vanille 125 g',
    price: 6.6,
    category: 'Tea',
    until: Date.UTC(2026, 4, 30),
  },
  {
    sku: 'CND-HEA',
    name: 'Heather candle, was £15',
    price: 12.5,
    category: 'Candles',
    until: Date.UTC(2026, 6, 31),
  },
];
const COUNTRIES = { GB: 'United Kingdom', IE: 'Ireland', DE: 'Germany', FR: 'France' };

const catalogue = [...read('products.csv'), ...DISCONTINUED];
const customers = read('customers.csv').map((customer, index) => ({
  id: customer.code,
  country: COUNTRIES[customer.country],
  away: customer.country !== 'GB' || !/^YO2[12] /.test(customer.postcode),
  trade: customer.terms === '30',
  // One more every five days, so that there are new customers to report on.
  since: FIRST + index * 5 * DAY,
}));
const WALK_IN = { id: '', country: 'United Kingdom', away: false, trade: false };

let seed = 1858;
// Mulberry32: 32 bits of state are plenty here, and Math.random() cannot be seeded.
function random() {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), seed | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
const below = (limit) => Math.floor(random() * limit);
const oneOf = (list) => list[below(list.length)];

function demand(product, at) {
  if (at > product.until) return 0;
  const winter = [10, 11].includes(new Date(at).getUTCMonth());
  const season = { Candles: winter ? 1.8 : 0.8, Services: winter ? 2 : 0.5 }[product.category] ?? 1;
  return season * (POPULAR[product.sku] ?? (SLOW.test(product.sku) ? 0.25 : 1.3));
}

function draw(products, at) {
  let left = random() * products.reduce((sum, product) => sum + demand(product, at), 0);
  return products.find((product) => (left -= demand(product, at)) < 0);
}

// The shape has whole quantities only: whole metres and whole kilos then.
function quantity(product, customer) {
  if (Number(product.price) > 20 && product.category !== 'Coffee') return oneOf([1, 1, 1, 2]);
  if (customer.trade) return oneOf([3, 4, 6, 6, 12]);
  return product.category === 'Coffee' ? oneOf([1, 1, 1, 2]) : oneOf([1, 1, 1, 1, 2, 2, 3, 4]);
}

function unitPrice(product, at) {
  const price = Number(product.price);
  return at < PRICE_RISE ? Math.round(price * 0.95 * 20) / 20 : price;
}

function sale(at) {
  // Skewed to the front of the list: every shop has its regulars. Who is not a customer yet walks in.
  const known = random() < 0.75 ? customers[Math.floor(random() ** 1.25 * customers.length)] : WALK_IN;
  const customer = known.since > at ? WALK_IN : known;
  const post = customer.away && !customer.trade && random() < 0.7;
  const lines = [];
  for (let wanted = oneOf([1, 1, 1, 2, 2, 2, 2, 3, 3, 4, 5]); wanted > 0; wanted -= 1) {
    const product = draw(
      catalogue.filter((one) => !lines.some((line) => line.sku === one.sku)),
      at,
    );
    lines.push({ ...product, quantity: quantity(product, customer), price: unitPrice(product, at) });
  }
  const goods = lines.filter((line) => line.kind !== 'service');
  if (post && goods.length > 0 && lines.length < 5) {
    const price = customer.country === 'United Kingdom' ? 3.95 : 9.5;
    lines.push({ sku: 'POST', name: 'Postage', quantity: 1, price });
  }
  return { at, customer, lines, goods, mark: '' };
}

// A return is an invoice of its own, days later, for some of one line.
function comesBack({ at, customer, goods }) {
  const line = oneOf(goods);
  const later = at + (3 + below(18)) * DAY;
  return { at: later, customer, lines: [{ ...line, quantity: -1 - below(line.quantity) }], mark: 'C' };
}

const invoices = [];
for (let day = FIRST; day < FIRST + DAYS * DAY; day += DAY) {
  const date = new Date(day);
  const growth = 0.85 + (0.3 * (day - FIRST)) / (DAYS * DAY);
  const chance = (SALES_A_DAY * WEEKDAYS[date.getUTCDay()] * MONTHS[date.getUTCMonth()] * growth) / 48;
  // Open from 9:30 to 17:30: one chance of a sale in every ten minutes.
  for (let slot = 0; slot < 48; slot += 1) {
    if (random() >= chance) continue;
    const sold = sale(day + (570 + slot * 10 + below(10)) * MINUTE);
    invoices.push(sold);
    if (sold.goods.length > 0 && random() < 0.03) invoices.push(comesBack(sold));
  }
}

const stamp = (at) => {
  const date = new Date(at);
  const minutes = String(date.getUTCMinutes()).padStart(2, '0');
  return `${date.getUTCMonth() + 1}/${date.getUTCDate()}/${date.getUTCFullYear()} ${date.getUTCHours()}:${minutes}`;
};
const rows = invoices
  .filter(({ at }) => at < FIRST + DAYS * DAY && !CLOSED.includes(new Date(at).toISOString().slice(5, 10)))
  .sort((a, b) => a.at - b.at)
  .flatMap(({ at, customer, lines, mark }, index) =>
    lines.map((line) => [
      `${mark}${30001 + index}`,
      line.sku,
      line.name,
      line.quantity,
      stamp(at),
      line.price,
      customer.id,
      customer.country,
    ]),
  );

const HEADER = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'.split(',');
// Node writes Latin-1, which is Windows-1252 but for 0x80–0x9f: of those the catalogue uses two.
const text = stringify([HEADER, ...rows], { record_delimiter: 'windows' })
  .replaceAll('–', '\x96')
  .replaceAll('’', '\x92');
if (/[^\0-\xff]/.test(text)) throw new Error('A description has a character that Windows-1252 lacks here.');
writeFileSync(new URL('history.csv', shop), text, 'latin1');
