import { addColumnDdl, keptColumnDdl, tableDdl, type Engine } from '../src/store/columns.ts';

/** Goods that were made together: their last good day is the same wherever they lie; without one they do not expire. */
const lots = `
  id int primary key, product_id int not null references products (id), lot text not null check (lot <> ''),
  expires_on text, operation_id int not null references operations (id), undone_by int references operations (id)`;

const indexes: readonly string[] = [
  `create unique index lots_lot on lots (product_id, lot) where undone_by is null`,
  `create index lots_product on lots (product_id)`,
  `create index lots_expires on lots (expires_on) where expires_on is not null`,
  `create index lots_operation on lots (operation_id)`,
  `create index lots_undone_by on lots (undone_by) where undone_by is not null`,
  `create index stock_moves_lot on stock_moves (lot) where lot <> ''`,
];

/** What is said of goods lot by lot; nothing is said of what has none. */
const tables = ['transfer_lines', 'count_lines', 'count_results', 'supplier_return_lines'];
const facts = ['count_lines', 'count_results', 'supplier_return_lines'];

export function lotsWithExpiry(engine: Engine): string[] {
  return [
    tableDdl(engine, 'lots', lots),
    addColumnDdl(engine, 'products', 'lot_tracked int not null default 0 check (lot_tracked in (0, 1))'),
    ...tables.map((table) => addColumnDdl(engine, table, `lot text not null default ''`)),
    ...indexes,
    ...facts.map((table) => keptColumnDdl(engine, table, 'lot')),
  ];
}
