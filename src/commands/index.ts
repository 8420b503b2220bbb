import { kindNames } from '../domain/imports/kinds.ts';
import type { Entry } from '../kit/command.ts';
import type { Desk } from './desk.ts';

/** Every command: its path, its sentence, and where it is loaded from when it is called. */
export const entries: readonly Entry<Desk>[] = [
  { path: 'init', summary: 'Sets up a new shop.', load: () => import('./init.ts') },
  { path: 'demo', summary: 'Opens a shop to play with.', load: () => import('./demo/index.ts') },
  { path: 'undo', summary: 'Takes back the latest write.', load: () => import('./undo.ts') },
  { path: 'orders place', summary: 'Places an order.', load: () => import('./orders/place.ts') },
  { path: 'orders list', summary: 'Lists orders.', load: () => import('./orders/list.ts') },
  { path: 'orders show', summary: 'Shows one order.', load: () => import('./orders/show.ts') },
  {
    path: 'orders edit',
    summary: 'Changes an order or adds lines to it.',
    load: () => import('./orders/edit.ts'),
  },
  {
    path: 'orders allocate',
    summary: 'Promises what is free to orders that wait.',
    load: () => import('./orders/allocate.ts'),
  },
  { path: 'orders hold', summary: 'Holds an order back.', load: () => import('./orders/hold.ts') },
  {
    path: 'orders release',
    summary: 'Lets a held order go on.',
    load: () => import('./orders/release.ts'),
  },
  {
    path: 'orders cancel',
    summary: 'Cancels an order or units of it.',
    load: () => import('./orders/cancel.ts'),
  },
  { path: 'orders close', summary: 'Ends an order.', load: () => import('./orders/close.ts') },
  {
    path: 'orders timeline',
    summary: 'Tells what happened to an order.',
    load: () => import('./orders/timeline.ts'),
  },
  { path: 'products add', summary: 'Adds a product.', load: () => import('./products/add.ts') },
  { path: 'products show', summary: 'Shows one product.', load: () => import('./products/show.ts') },
  { path: 'products list', summary: 'Lists the products.', load: () => import('./products/list.ts') },
  { path: 'products edit', summary: 'Changes a product.', load: () => import('./products/edit.ts') },
  {
    path: 'products archive',
    summary: 'Takes a product out of what is sold.',
    load: () => import('./products/archive.ts'),
  },
  { path: 'products bin', summary: 'Says where a product lies.', load: () => import('./products/bin.ts') },
  {
    path: 'products lot',
    summary: 'Puts right by which day a lot may be sold.',
    load: () => import('./products/lot.ts'),
  },
  {
    path: 'products reorder',
    summary: 'Sets when a product is bought again.',
    load: () => import('./products/reorder.ts'),
  },
  {
    path: 'products recipe',
    summary: 'Says what a kit is made of.',
    load: () => import('./products/recipe.ts'),
  },
  {
    path: 'products supplier',
    summary: 'Writes down what a supplier asks for a product.',
    load: () => import('./products/supplier.ts'),
  },
  ...parties('customer'),
  ...parties('supplier'),
  { path: 'locations list', summary: 'Lists where goods lie.', load: () => import('./locations/list.ts') },
  { path: 'locations show', summary: 'Shows one location.', load: () => import('./locations/show.ts') },
  {
    path: 'locations add',
    summary: 'Adds a place where goods lie.',
    load: () => import('./locations/add.ts'),
  },
  { path: 'locations edit', summary: 'Changes a location.', load: () => import('./locations/edit.ts') },
  {
    path: 'locations archive',
    summary: 'Takes a location out of use.',
    load: () => import('./locations/archive.ts'),
  },
  { path: 'channels list', summary: 'Lists where orders come in.', load: () => import('./channels/list.ts') },
  { path: 'channels show', summary: 'Shows one channel.', load: () => import('./channels/show.ts') },
  { path: 'channels add', summary: 'Adds a channel.', load: () => import('./channels/add.ts') },
  { path: 'channels edit', summary: 'Renames a channel.', load: () => import('./channels/edit.ts') },
  {
    path: 'channels archive',
    summary: 'Takes no more orders through a channel.',
    load: () => import('./channels/archive.ts'),
  },
  { path: 'stock receive', summary: 'Takes goods into stock.', load: () => import('./stock/receive.ts') },
  { path: 'stock show', summary: 'Shows what there is of a product.', load: () => import('./stock/show.ts') },
  {
    path: 'stock list',
    summary: 'Lists what there is of every product.',
    load: () => import('./stock/list.ts'),
  },
  {
    path: 'stock adjust',
    summary: 'Puts right what lies at a place.',
    load: () => import('./stock/adjust.ts'),
  },
  {
    path: 'stock transfer',
    noun: 'transfers',
    summary: 'Sends goods from one place to another.',
    load: () => import('./stock/transfer.ts'),
  },
  { path: 'stock moves', summary: 'Lists how goods moved.', load: () => import('./stock/moves.ts') },
  { path: 'stock low', summary: 'Lists what should be bought again.', load: () => import('./stock/low.ts') },
  { path: 'notify list', summary: 'Lists the outbox.', load: () => import('./notify/list.ts') },
  { path: 'notify preview', summary: 'Shows one message.', load: () => import('./notify/preview.ts') },
  { path: 'notify send', summary: 'Sends the mail that waits.', load: () => import('./notify/send.ts') },
  {
    path: 'stock expiring',
    summary: 'Lists lots that expire soon.',
    load: () => import('./stock/expiring.ts'),
  },
  { path: 'stock value', summary: 'Says what the stock is worth.', load: () => import('./stock/value.ts') },
  {
    path: 'stock count',
    noun: 'counts',
    summary: 'Counts one product.',
    load: () => import('./stock/count.ts'),
  },
  { path: 'counts start', summary: 'Starts a stock-take.', load: () => import('./counts/start.ts') },
  { path: 'counts add', summary: 'Writes down what was counted.', load: () => import('./counts/add.ts') },
  { path: 'counts show', summary: 'Shows one stock-take.', load: () => import('./counts/show.ts') },
  { path: 'counts sheet', summary: 'Prints a stock-take’s sheet.', load: () => import('./counts/sheet.ts') },
  { path: 'counts list', summary: 'Lists stock-takes.', load: () => import('./counts/list.ts') },
  {
    path: 'counts post',
    summary: 'Puts the books right by what was counted.',
    load: () => import('./counts/post.ts'),
  },
  {
    path: 'counts abandon',
    summary: 'Ends a stock-take without a change.',
    load: () => import('./counts/abandon.ts'),
  },
  { path: 'transfers list', summary: 'Lists transfers.', load: () => import('./transfers/list.ts') },
  { path: 'transfers show', summary: 'Shows one transfer.', load: () => import('./transfers/show.ts') },
  {
    path: 'transfers receive',
    summary: 'Takes goods of a transfer in.',
    load: () => import('./transfers/receive.ts'),
  },
  { path: 'config', summary: 'Lists how the shop is set up.', load: () => import('./config/list.ts') },
  { path: 'config list', summary: 'Lists how the shop is set up.', load: () => import('./config/list.ts') },
  { path: 'config get', summary: 'Prints one setting.', load: () => import('./config/get.ts') },
  { path: 'config set', summary: 'Sets something of the shop.', load: () => import('./config/set.ts') },
  { path: 'config tax', summary: 'Lists the tax rates, or sets one.', load: () => import('./config/tax.ts') },
  { path: 'db info', summary: 'Says what the database is and holds.', load: () => import('./db/info.ts') },
  {
    path: 'db migrate',
    summary: 'Brings the database to this version.',
    load: () => import('./db/migrate.ts'),
  },
  {
    path: 'db backup',
    summary: 'Copies the database and proves the copy.',
    load: () => import('./db/backup.ts'),
  },
  { path: 'reports list', summary: 'Lists the reports.', load: () => import('./reports/list.ts') },
  report('sales', 'Adds up what was sold.'),
  report('returns', 'Says what came back, and why.'),
  report('fulfilment', 'Measures how long orders take.'),
  report('backlog', 'Counts the orders that wait.'),
  report('oversold', 'Lists what was sold and is not there.'),
  report('stock', 'Values what lies in stock.'),
  report('dead-stock', 'Finds what does not sell.'),
  report('forecast', 'Expects what will be ordered.'),
  { path: 'payments add', summary: 'Takes a payment for an order.', load: () => import('./payments/add.ts') },
  {
    path: 'payments list',
    summary: 'Lists payments and refunds.',
    load: () => import('./payments/list.ts'),
  },
  {
    path: 'payments void',
    summary: 'Takes back a payment written by mistake.',
    load: () => import('./payments/void.ts'),
  },
  { path: 'payments refund', summary: 'Pays money back.', load: () => import('./payments/refund.ts') },
  {
    path: 'purchases suggest',
    summary: 'Suggests what to buy.',
    load: () => import('./purchases/suggest.ts'),
  },
  {
    path: 'purchases place',
    summary: 'Orders goods from a supplier.',
    load: () => import('./purchases/place.ts'),
  },
  {
    path: 'purchases edit',
    summary: 'Changes a draft, or when an order is expected.',
    load: () => import('./purchases/edit.ts'),
  },
  { path: 'purchases list', summary: 'Lists purchase orders.', load: () => import('./purchases/list.ts') },
  { path: 'purchases show', summary: 'Shows one purchase order.', load: () => import('./purchases/show.ts') },
  {
    path: 'purchases send',
    summary: 'Prints a purchase order for its supplier.',
    load: () => import('./purchases/send.ts'),
  },
  {
    path: 'purchases receive',
    summary: 'Takes goods of a purchase order in.',
    load: () => import('./purchases/receive.ts'),
  },
  {
    path: 'purchases cancel',
    summary: 'Cancels a purchase order.',
    load: () => import('./purchases/cancel.ts'),
  },
  {
    path: 'purchases close',
    summary: 'Ends what will not come any more.',
    load: () => import('./purchases/close.ts'),
  },
  {
    path: 'purchases return',
    summary: 'Sends goods back to their supplier.',
    load: () => import('./purchases/return.ts'),
  },
  {
    path: 'supplier-returns list',
    summary: 'Lists what went back to suppliers.',
    load: () => import('./supplier-returns/list.ts'),
  },
  {
    path: 'supplier-returns show',
    summary: 'Shows one return to a supplier.',
    load: () => import('./supplier-returns/show.ts'),
  },
  {
    path: 'shipments ship',
    summary: 'Sends what is promised to an order.',
    load: () => import('./shipments/ship.ts'),
  },
  {
    path: 'shipments deliver',
    summary: 'Notes that a parcel has arrived.',
    load: () => import('./shipments/deliver.ts'),
  },
  {
    path: 'shipments collect',
    summary: 'Hands an order over in the shop.',
    load: () => import('./shipments/collect.ts'),
  },
  {
    path: 'shipments void',
    summary: 'Takes back a parcel that never left.',
    load: () => import('./shipments/void.ts'),
  },
  {
    path: 'shipments list',
    summary: 'Lists parcels and collections.',
    load: () => import('./shipments/list.ts'),
  },
  { path: 'shipments show', summary: 'Shows one parcel.', load: () => import('./shipments/show.ts') },
  {
    path: 'returns request',
    summary: 'Notes that units shall come back.',
    load: () => import('./returns/request.ts'),
  },
  {
    path: 'returns approve',
    summary: 'Lets a return come back.',
    load: () => import('./returns/approve.ts'),
  },
  { path: 'returns decline', summary: 'Turns a return down.', load: () => import('./returns/decline.ts') },
  {
    path: 'returns cancel',
    summary: 'Ends what has not come back.',
    load: () => import('./returns/cancel.ts'),
  },
  {
    path: 'returns receive',
    summary: 'Takes units back into the shop.',
    load: () => import('./returns/receive.ts'),
  },
  {
    path: 'returns inspect',
    summary: 'Judges units that came back.',
    load: () => import('./returns/inspect.ts'),
  },
  {
    path: 'returns refund',
    summary: 'Credits and pays back a return.',
    load: () => import('./returns/refund.ts'),
  },
  { path: 'returns list', summary: 'Lists returns.', load: () => import('./returns/list.ts') },
  { path: 'returns show', summary: 'Shows one return.', load: () => import('./returns/show.ts') },
  {
    path: 'shipments print',
    summary: 'Prints a packing slip.',
    load: () => import('./shipments/print.ts'),
  },
  ...imports(),
  { path: 'import list', summary: 'Lists the imports.', load: () => import('./import/list.ts') },
  { path: 'import undo', summary: 'Takes an import back.', load: () => import('./import/undo.ts') },
  {
    path: 'import sample',
    summary: 'Prints a small file of a kind.',
    load: () => import('./import/sample.ts'),
  },
  {
    path: 'export products',
    summary: 'Exports the products as CSV.',
    load: () => import('./export/products.ts'),
  },
  { path: 'export stock', summary: 'Exports the stock as CSV.', load: () => import('./export/stock.ts') },
  { path: 'export orders', summary: 'Exports orders as CSV.', load: () => import('./export/orders.ts') },
  {
    path: 'export customers',
    summary: 'Exports the customers as CSV.',
    load: async () => ({ default: (await import('./export/people.ts')).exportCustomers }),
  },
  {
    path: 'export suppliers',
    summary: 'Exports the suppliers as CSV.',
    load: async () => ({ default: (await import('./export/people.ts')).exportSuppliers }),
  },
  {
    path: 'export payments',
    summary: 'Exports payments and refunds as CSV.',
    load: () => import('./export/payments.ts'),
  },
  {
    path: 'export invoices',
    summary: 'Exports the invoices as CSV.',
    load: () => import('./export/invoices.ts'),
  },
  {
    path: 'export moves',
    summary: 'Exports every move of goods as CSV.',
    load: () => import('./export/moves.ts'),
  },
  {
    path: 'export shipments',
    summary: 'Exports parcels and collections as CSV.',
    load: () => import('./export/shipments.ts'),
  },
  {
    path: 'export purchases',
    summary: 'Exports purchase orders as CSV.',
    load: () => import('./export/purchases.ts'),
  },
  {
    path: 'export catalogue',
    summary: 'Exports what is sold, for customers to see.',
    load: () => import('./export/catalogue.ts'),
  },
  { path: 'db check', summary: 'Proves that the books add up.', load: () => import('./db/check.ts') },
];

/** The command of a report is made from the report's own file. */
function report(name: string, summary: string): Entry<Desk> {
  const load = async () => (await import('./reports/report.ts')).reportCommand(name);
  return { path: `reports ${name}`, summary, load };
}

/** Customers and suppliers have the same five commands. */
function imports(): Entry<Desk>[] {
  return kindNames.map((kind) => ({
    path: `import ${kind}`,
    summary: `Imports ${kind === 'history' ? 'the past' : kind} from a spreadsheet.`,
    load: async () => ({ default: (await import('./import/kind.ts')).importCommand(kind) }),
  }));
}

function parties(kind: 'customer' | 'supplier'): Entry<Desk>[] {
  const noun = `${kind}s`;
  return [
    { path: `${noun} list`, summary: `Lists the ${noun}.`, load: partyCommand('list', kind) },
    { path: `${noun} show`, summary: `Shows one ${kind}.`, load: partyCommand('show', kind) },
    { path: `${noun} add`, summary: `Adds a ${kind}.`, load: partyCommand('add', kind) },
    { path: `${noun} edit`, summary: `Changes a ${kind}.`, load: partyCommand('edit', kind) },
    {
      path: `${noun} archive`,
      summary: `Takes a ${kind} out of the lists.`,
      load: partyCommand('archive', kind),
    },
  ];
}

function partyCommand(verb: 'list' | 'show' | 'add' | 'edit' | 'archive', kind: 'customer' | 'supplier') {
  return async () => ({ default: (await import('./parties.ts')).partyCommands[verb](kind) });
}

/** One sentence a noun; under the empty word, docket itself. */
export const about: Readonly<Record<string, string>> = {
  '': 'Order management for small shops, from the terminal.',
  orders: 'What customers want: placed, paid, shipped, returned.',
  products: 'What is sold.',
  customers: 'Who buys.',
  suppliers: 'Who delivers.',
  locations: 'Where goods lie.',
  channels: 'Where orders come in.',
  payments: 'What was paid and paid back.',
  stock: 'What there is, where, and what it is worth.',
  counts: 'Stock-takes: what lies there, beside what the books say.',
  'supplier-returns': 'What went back to suppliers.',
  transfers: 'What is on its way from one place to another.',
  purchases: 'What is ordered from suppliers.',
  shipments: 'What has left the shop.',
  returns: 'What comes back.',
  reports: 'How the shop is doing.',
  import: 'Spreadsheets in.',
  export: 'Spreadsheets out.',
  notify: 'Mail: what waits to be sent, and sending it.',
  db: 'The database: information, checks, backups.',
  config: 'How the shop is set up.',
};
