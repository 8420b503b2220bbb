import { addColumnDdl, appendOnlyDdl, keptColumnDdl, tableDdl, type Engine } from '../src/store/columns.ts';

const tables: Readonly<Record<string, string>> = {
  // Goods on their way from one place to another.
  transfers: `
    id int primary key, number int not null unique, from_location_id int not null references locations (id),
    to_location_id int not null references locations (id), sent_at text not null, sent_on text not null, note text,
    operation_id int not null references operations (id), undone_by int references operations (id),
    check (from_location_id <> to_location_id)`,

  // Of what was sent, some arrives, some is lost; more may be found. value is at cost, of what is still on its way.
  transfer_lines: `
    id int primary key, transfer_id int not null references transfers (id), line int not null,
    product_id int not null references products (id), quantity int not null check (quantity > 0),
    received int not null default 0, lost int not null default 0, found int not null default 0,
    value int not null, unique (transfer_id, line),
    check (found between 0 and received), check (lost between 0 and quantity), check (value >= 0),
    check (received - found + lost <= quantity), check (received - found + lost < quantity or value = 0)`,

  // A stock-take of one place.
  counts: `
    id int primary key, number int not null unique, location_id int not null references locations (id),
    abc text check (abc in ('A', 'B', 'C', 'U')), blind int not null check (blind in (0, 1)),
    lifecycle text not null check (lifecycle in ('open', 'posted', 'abandoned')),
    started_at text not null, started_on text not null, note text,
    operation_id int not null references operations (id), undone_by int references operations (id)`,

  // What was counted, and when. A recount takes the place of what was counted of the product before.
  count_lines: `
    id int primary key, count_id int not null references counts (id), product_id int not null references products (id),
    quantity int not null check (quantity >= 0), recount int not null check (recount in (0, 1)),
    counted_at text not null, counted_on text not null,
    operation_id int not null references operations (id), voided_by int references operations (id)`,

  // What a posted count said of each product, beside what was expected at the moment of counting.
  count_results: `
    id int primary key, count_id int not null references counts (id), product_id int not null references products (id),
    location_id int not null references locations (id), counted int not null check (counted >= 0),
    expected int not null, superseded int not null check (superseded in (0, 1)),
    counted_at text not null, counted_on text not null,
    operation_id int not null references operations (id), voided_by int references operations (id)`,
};

const indexes: readonly string[] = [
  `create index transfers_from on transfers (from_location_id)`,
  `create index transfers_to on transfers (to_location_id)`,
  `create index transfers_sent on transfers (sent_on, number)`,
  `create index transfers_operation on transfers (operation_id)`,
  `create index transfers_undone_by on transfers (undone_by) where undone_by is not null`,
  `create index transfer_lines_product on transfer_lines (product_id)`,
  `create index transfer_lines_coming on transfer_lines (product_id) where quantity - received + found - lost > 0`,
  `create index counts_location on counts (location_id)`,
  `create index counts_started on counts (started_on, number)`,
  `create index counts_operation on counts (operation_id)`,
  `create index counts_undone_by on counts (undone_by) where undone_by is not null`,
  `create index count_lines_count on count_lines (count_id, product_id)`,
  `create index count_lines_product on count_lines (product_id)`,
  `create index count_lines_operation on count_lines (operation_id)`,
  `create index count_lines_voided_by on count_lines (voided_by) where voided_by is not null`,
  `create index count_results_count on count_results (count_id, product_id)`,
  `create index count_results_product on count_results (product_id, location_id, counted_at)`,
  `create index count_results_location on count_results (location_id)`,
  `create index count_results_operation on count_results (operation_id)`,
  `create index count_results_voided_by on count_results (voided_by) where voided_by is not null`,
  `create index stock_moves_transfer_line on stock_moves (transfer_line_id) where transfer_line_id is not null`,
  // Covers what the value of a past day is added up from, in the order in which it is.
  `create index stock_moves_valued on stock_moves (product_id, from_location_id, to_location_id, moved_on, quantity, value)`,
];

/** Facts: the columns that may never change, and those that are set once when the fact is taken back. */
const facts: readonly { table: string; columns: string; setOnce: string }[] = [
  {
    table: 'count_lines',
    columns: 'id count_id product_id quantity recount counted_at counted_on operation_id',
    setOnce: 'voided_by',
  },
  {
    table: 'count_results',
    columns:
      'id count_id product_id location_id counted expected superseded counted_at counted_on operation_id',
    setOnce: 'voided_by',
  },
];

const series = ['transfer', 'count'];

function sequenceDdl(engine: Engine): string[] {
  return series.map((name) =>
    engine === 'sqlite'
      ? `insert into counters (name, value) values ('${name}', 0)`
      : `create sequence number_of_${name} start 1 cache 1`,
  );
}

/** A shop that is there already has its places; one that is yet to be set up gets them all then. */
function transitDdl(engine: Engine): string[] {
  const there = `exists (select 1 from locations)`;
  const place = `'(transit)', 'Transit', 'transit', 0, 0, 999, null`;
  const columns = `id, code, name, kind, sellable, stocked, priority, archived_at`;
  return engine === 'sqlite'
    ? [
        `update counters set value = value + 1 where name = 'id' and ${there}`,
        `insert into locations (${columns}) select value, ${place} from counters where name = 'id' and ${there}`,
      ]
    : [`insert into locations (${columns}) select nextval('number_of_id'), ${place} where ${there}`];
}

export function stockCounts(engine: Engine): string[] {
  return [
    ...Object.entries(tables).map(([name, body]) => tableDdl(engine, name, body)),
    addColumnDdl(engine, 'stock_moves', 'transfer_line_id int references transfer_lines (id)'),
    addColumnDdl(engine, 'stock_levels', 'pick_sequence int'),
    ...indexes,
    keptColumnDdl(engine, 'stock_moves', 'transfer_line_id'),
    ...facts.flatMap(({ table, columns, setOnce }) =>
      appendOnlyDdl(engine, table, [...columns.split(' '), setOnce], [setOnce]),
    ),
    ...sequenceDdl(engine),
    ...transitDdl(engine),
  ];
}
