import { addColumnDdl, keptColumnDdl, tableDdl, type Engine } from '../src/store/columns.ts';

const tables: Readonly<Record<string, string>> = {
  // What one kit is made of. Orders keep a copy of their own, so that it may change.
  recipes: `
    kit_id int not null references products (id), product_id int not null references products (id),
    quantity int not null check (quantity > 0), primary key (kit_id, product_id), check (kit_id <> product_id)`,
};

const indexes: readonly string[] = [`create index recipes_product on recipes (product_id)`];

/**
 * What a component's line is worth of its kit's price. All amounts of the order stand on the kit's line; these say which
 * part of them a component's units are cancelled and credited for.
 */
const shares: readonly string[] = [
  'share_list_net int',
  'share_discount int',
  'share_net int',
  'share_tax int',
  'share_gross int check (share_net + share_tax = share_gross)',
];

export function kits(engine: Engine): string[] {
  return [
    ...Object.entries(tables).map(([name, body]) => tableDdl(engine, name, body)),
    ...indexes,
    addColumnDdl(engine, 'products', 'kit int not null default 0 check (kit in (0, 1))'),
    ...shares.map((definition) => addColumnDdl(engine, 'order_lines', definition)),
    addColumnDdl(engine, 'credit_lines', 'kit_id int references products (id)'),
    `create index credit_lines_kit on credit_lines (kit_id) where kit_id is not null`,
    keptColumnDdl(engine, 'credit_lines', 'kit_id'),
  ];
}
