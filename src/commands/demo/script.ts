/** One command of the demo, as it is typed; `why` is said before it. */
export interface Step {
  readonly why?: string;
  readonly typed: string;
}

/** The moment at which the demo plays: its spreadsheets were written for it. */
export const DEMO_NOW = '2026-11-23T10:00:00Z';

/** `%` stands for the folder of the shop's spreadsheets. */
const spreadsheets: readonly Step[] = [
  {
    why: 'A shop is one file. Harbour & Hearth in Whitby opens hers:',
    typed: 'init --name "Harbour & Hearth" --currency GBP --country GB --timezone Europe/London',
  },
  {
    why: 'She has kept spreadsheets until now. docket reads them:',
    typed: 'import suppliers %/suppliers.csv',
  },
  { typed: 'import products %/products.csv' },
  { typed: 'import customers %/customers.csv' },
  { typed: 'import stock %/stock.csv' },
  {
    why: 'A year of the past, from the old till, moves no stock but counts in every report:',
    typed: 'import history %/history.csv --create-products',
  },
  { why: 'The orders that are open today:', typed: 'import orders %/orders.csv' },
  { typed: 'orders list --lifecycle open -L 8' },
];

const journey: readonly Step[] = [
  {
    why: 'The telephone rings. Ann wants two mugs, a packet of tea, and pays by card:',
    typed:
      'orders place --channel phone --customer "Ann Lee <ann@example.com>" --ship-to "4 Capstan Row, Whitby, YO22 4ZZ, GB" --line MUG-BLU=2 --line TEA-EG-125=1 --shipping 3.95 --pay card',
  },
  {
    why: 'The parcel leaves, and arrives:',
    typed: 'shipments ship {order} --carrier royal-mail --tracking QX123456785GB',
  },
  { typed: 'shipments deliver {shipment}' },
  {
    why: 'One mug has a chip. It comes back, is looked at, and Ann gets her money for it:',
    typed: 'returns request {order} --line 1=1 --reason faulty',
  },
  { typed: 'returns approve {return}' },
  { typed: 'returns receive {return}' },
  { typed: 'returns inspect {return} --scrap' },
  { typed: 'returns refund {return} --yes' },
  { typed: 'orders show {order}' },
];

const evening: readonly Step[] = [
  { why: 'In the evening: what to buy, and how the shop is doing.', typed: 'stock low' },
  { typed: 'reports sales --by month --from 2026-06-01 --to 2026-11-30 --chart' },
  { typed: 'reports sales --by product --period 2026-10 --sort -net_sales --top 5' },
  { typed: 'reports returns --by reason --period 2026' },
  { why: 'And do the books add up? (Silence means yes.)', typed: 'db check' },
];

export const script: readonly Step[] = [...spreadsheets, ...journey, ...evening];
