import { addColumnDdl, appendOnlyDdl, keptColumnDdl, tableDdl, type Engine } from '../src/store/columns.ts';

const tables: Readonly<Record<string, string>> = {
  // What a supplier asks for a product. Quantities are ours, whatever the supplier packs them in.
  supplier_items: `
    id int primary key, supplier_id int not null references parties (id),
    product_id int not null references products (id), code text, cost int check (cost >= 0),
    moq int check (moq > 0), multiple int check (multiple > 0), pack_size int check (pack_size > 0),
    lead_time int check (lead_time >= 0), unique (supplier_id, product_id)`,

  // From so many on, each costs this.
  supplier_prices: `
    supplier_item_id int not null references supplier_items (id), from_quantity int not null check (from_quantity > 0),
    cost int not null check (cost >= 0), primary key (supplier_item_id, from_quantity)`,

  purchases: `
    id int primary key, number int not null unique, external_ref text, supplier_id int not null references parties (id),
    location_id int not null references locations (id),
    lifecycle text not null check (lifecycle in ('draft', 'open', 'cancelled')), currency text not null,
    placed_at text not null, placed_on text not null, sent_at text, sent_on text, expected_on text, note text,
    operation_id int not null references operations (id), undone_by int references operations (id)`,

  // received may be more than was ordered; closed is what will not come any more; returned went back to the supplier.
  purchase_lines: `
    id int primary key, purchase_id int not null references purchases (id), line int not null,
    product_id int not null references products (id), sku text not null, name text not null, code text,
    ordered int not null check (ordered > 0), received int not null default 0 check (received >= 0),
    closed int not null default 0 check (closed between 0 and ordered),
    returned int not null default 0 check (returned between 0 and received), unit_cost int not null check (unit_cost >= 0),
    unique (purchase_id, line)`,

  purchase_closings: `
    id int primary key, purchase_line_id int not null references purchase_lines (id),
    quantity int not null check (quantity > 0), reason text, closed_at text not null, closed_on text not null,
    operation_id int not null references operations (id), voided_by int references operations (id)`,

  // What came on top of the goods' own cost, shared over the goods of one receipt; it is in the values of their moves.
  purchase_charges: `
    id int primary key, purchase_id int not null references purchases (id),
    kind text not null check (kind in ('freight', 'duty')), amount int not null check (amount > 0),
    shared_by text not null check (shared_by in ('value', 'quantity', 'weight')), charged_at text not null, charged_on text not null,
    operation_id int not null references operations (id), voided_by int references operations (id)`,

  // Goods that went back to a supplier, of one of its orders or of none.
  supplier_returns: `
    id int primary key, number int not null unique, supplier_id int not null references parties (id),
    purchase_id int references purchases (id), location_id int not null references locations (id),
    reason text not null, note text, currency text not null, returned_at text not null, returned_on text not null,
    operation_id int not null references operations (id), undone_by int references operations (id)`,

  // unit_cost is what the supplier owes for each.
  supplier_return_lines: `
    id int primary key, supplier_return_id int not null references supplier_returns (id), line int not null,
    purchase_line_id int references purchase_lines (id), product_id int not null references products (id),
    sku text not null, name text not null, code text, quantity int not null check (quantity > 0),
    unit_cost int not null check (unit_cost >= 0), unique (supplier_return_id, line)`,

  // Which products somebody was told of; one that is not here is armed.
  alerts: `
    product_id int not null unique references products (id), state text not null check (state in ('fired', 'snoozed')),
    operation_id int not null references operations (id)`,
};

const indexes: readonly string[] = [
  `create index supplier_items_product on supplier_items (product_id)`,
  `create index purchases_supplier on purchases (supplier_id)`,
  `create unique index purchases_external_ref on purchases (supplier_id, external_ref)
    where external_ref is not null and undone_by is null`,
  `create index purchases_location on purchases (location_id)`,
  `create index purchases_placed on purchases (placed_on, number)`,
  `create index purchases_operation on purchases (operation_id)`,
  `create index purchases_undone_by on purchases (undone_by) where undone_by is not null`,
  `create index purchase_lines_product on purchase_lines (product_id)`,
  `create index purchase_lines_coming on purchase_lines (product_id) where ordered - closed - received > 0`,
  `create index purchase_closings_line on purchase_closings (purchase_line_id)`,
  `create index purchase_closings_operation on purchase_closings (operation_id)`,
  `create index purchase_closings_voided_by on purchase_closings (voided_by) where voided_by is not null`,
  `create index purchase_charges_purchase on purchase_charges (purchase_id)`,
  `create index purchase_charges_operation on purchase_charges (operation_id)`,
  `create index purchase_charges_voided_by on purchase_charges (voided_by) where voided_by is not null`,
  `create index supplier_returns_supplier on supplier_returns (supplier_id)`,
  `create index supplier_returns_purchase on supplier_returns (purchase_id) where purchase_id is not null`,
  `create index supplier_returns_location on supplier_returns (location_id)`,
  `create index supplier_returns_returned on supplier_returns (returned_on, number)`,
  `create index supplier_returns_operation on supplier_returns (operation_id)`,
  `create index supplier_returns_undone_by on supplier_returns (undone_by) where undone_by is not null`,
  `create index supplier_return_lines_purchase_line on supplier_return_lines (purchase_line_id) where purchase_line_id is not null`,
  `create index supplier_return_lines_product on supplier_return_lines (product_id)`,
  `create index alerts_operation on alerts (operation_id)`,
  `create index stock_moves_purchase_line on stock_moves (purchase_line_id) where purchase_line_id is not null`,
  `create index stock_moves_supplier_return_line on stock_moves (supplier_return_line_id) where supplier_return_line_id is not null`,
];

/** Facts: the columns that may never change, and the one that is set once when the fact is taken back. */
const facts: readonly { readonly table: string; readonly columns: string; readonly setOnce?: string }[] = [
  {
    table: 'purchase_closings',
    columns: 'id purchase_line_id quantity reason closed_at closed_on operation_id',
    setOnce: 'voided_by',
  },
  {
    table: 'purchase_charges',
    columns: 'id purchase_id kind amount shared_by charged_at charged_on operation_id',
    setOnce: 'voided_by',
  },
  {
    table: 'supplier_returns',
    columns:
      'id number supplier_id purchase_id location_id reason note currency returned_at returned_on operation_id',
    setOnce: 'undone_by',
  },
  {
    table: 'supplier_return_lines',
    columns: 'id supplier_return_id line purchase_line_id product_id sku name code quantity unit_cost',
  },
];

const series = ['purchase', 'supplier_return'];

function sequenceDdl(engine: Engine): string[] {
  return series.map((name) =>
    engine === 'sqlite'
      ? `insert into counters (name, value) values ('${name}', 0)`
      : `create sequence number_of_${name} start 1 cache 1`,
  );
}

/** Facts are kept as they were written. */
function factsDdl(engine: Engine): string[] {
  return facts.flatMap(({ table, columns, setOnce }) => {
    const once = setOnce === undefined ? [] : [setOnce];
    return appendOnlyDdl(engine, table, [...columns.split(' '), ...once], once);
  });
}

export function purchasing(engine: Engine): string[] {
  return [
    ...Object.entries(tables).map(([name, body]) => tableDdl(engine, name, body)),
    addColumnDdl(engine, 'stock_moves', 'purchase_line_id int references purchase_lines (id)'),
    addColumnDdl(engine, 'stock_moves', 'supplier_return_line_id int references supplier_return_lines (id)'),
    addColumnDdl(engine, 'products', 'order_up_to int check (order_up_to > 0)'),
    addColumnDdl(engine, 'products', 'weight int check (weight > 0)'),
    ...indexes,
    keptColumnDdl(engine, 'stock_moves', 'purchase_line_id'),
    keptColumnDdl(engine, 'stock_moves', 'supplier_return_line_id'),
    ...factsDdl(engine),
    ...sequenceDdl(engine),
  ];
}
