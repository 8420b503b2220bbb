import { addColumnDdl, keptColumnDdl, tableDdl, type Engine } from '../src/store/columns.ts';

const tables: Readonly<Record<string, string>> = {
  // What a channel calls a product, or a pack of it. units is how many of ours one of the listing is.
  listings: `
    id int primary key, channel_id int not null references channels (id), code text not null,
    product_id int not null references products (id), units int not null check (units > 0),
    unique (channel_id, code)`,
};

const indexes: readonly string[] = [`create index listings_product on listings (product_id)`];

export function channels(engine: Engine): string[] {
  return [
    // Whole pieces that are kept back of each product, and the most of each listing that a platform is told of.
    addColumnDdl(engine, 'channels', 'buffer int not null default 0 check (buffer >= 0)'),
    addColumnDdl(engine, 'channels', 'cap int check (cap >= 0)'),
    ...Object.entries(tables).map(([name, body]) => tableDdl(engine, name, body)),
    // Units that left although they were not there: somebody forced it.
    addColumnDdl(engine, 'stock_moves', 'short int not null default 0 check (short between 0 and quantity)'),
    keptColumnDdl(engine, 'stock_moves', 'short'),
    // Whether a channel named prices; until it does, the catalogue's stand in.
    addColumnDdl(engine, 'channel_reports', 'unpriced int not null default 0 check (unpriced in (0, 1))'),
    keptColumnDdl(engine, 'channel_reports', 'unpriced'),
    ...indexes,
    `create index stock_levels_below_zero on stock_levels (product_id) where quantity < 0`,
  ];
}
