import { appendOnlyDdl, refuseChangeDdl, tableDdl, type Engine } from '../src/store/columns.ts';

const open = `(ordered - cancelled - shipped)`;
const due = `(gross - credits - paid + refunded)`;

/** One rule a status over the roll-ups; `domain/status.ts` is the same rule in TypeScript, and a test compares them. */
const statuses = `
  due int not null generated always as (${due}) stored,
  fulfilment text not null generated always as (case
    when ordered - cancelled = 0 then 'none'
    when shipped = 0 then 'unfulfilled'
    when shipped < ordered - cancelled then 'partial'
    else 'fulfilled' end) stored,
  readiness text generated always as (case
    when ${open} = 0 or lifecycle = 'draft' then null
    when hold_reason is not null then 'hold'
    when picked > 0 then 'picking'
    when allocated = ${open} then 'ready'
    when allocated > 0 then 'partly_ready'
    else 'backordered' end) stored,
  delivery text not null generated always as (case
    when shipped = 0 then 'not_shipped'
    when delivered = 0 then 'in_transit'
    when delivered < shipped or shipped < ordered - cancelled then 'partly_delivered'
    else 'delivered' end) stored,
  payment text not null generated always as (case
    when refunded > 0 and paid = refunded then 'refunded'
    when ${due} < 0 then 'overpaid'
    when refunded > 0 and ${due} = 0 then 'part_refunded'
    when ${due} = 0 then 'paid'
    when paid = 0 then 'unpaid'
    else 'part_paid' end) stored,
  returns text not null generated always as (case
    when return_requested > 0 then 'requested'
    when returned = shipped and shipped > 0 then 'returned'
    when returned > 0 then 'part_returned'
    else 'none' end) stored,
  headline text not null generated always as (case
    when lifecycle = 'draft' then 'draft'
    when lifecycle = 'cancelled' then 'cancelled'
    when ${open} = 0 and ${due} = 0 and return_requested = 0 then 'complete'
    when hold_reason is not null then 'hold'
    when ${open} > 0 and allocated = 0 and picked = 0 then 'backordered'
    when ${open} > 0 and shipped = 0 then 'to_ship'
    when ${open} > 0 then 'part_shipped'
    when ${due} > 0 then 'to_collect_payment'
    when delivered = shipped then 'delivered'
    else 'shipped' end) stored`;

const lineCounters = `
  ordered int not null, cancelled int not null default 0, allocated int not null default 0,
  picked int not null default 0, shipped int not null default 0, delivered int not null default 0,
  return_requested int not null default 0, returned int not null default 0`;

const tables: Readonly<Record<string, string>> = {
  settings: `key text primary key, value text not null`,

  counters: `name text primary key, value int not null`,

  operations: `
    id int primary key, at text not null, actor text not null, command text not null, content_hash text not null,
    idempotency_key text unique, subject text, undoes int unique references operations (id)`,

  events: `
    id int primary key, operation_id int not null references operations (id), type text not null,
    entity text not null, entity_id int not null, payload text not null, hash text not null`,

  tax_categories: `code text primary key, name text not null`,

  tax_rates: `
    id int primary key, category text not null references tax_categories (code), country text not null,
    from_day text not null, rate int not null check (rate between 0 and 1000000),
    unique (category, country, from_day)`,

  channels: `id int primary key, code text not null unique, name text not null, archived_at text`,

  locations: `
    id int primary key, code text not null unique, name text not null,
    kind text not null check (kind in ('shop', 'warehouse', 'third_party', 'quarantine', 'damaged', 'transit',
      'supplier', 'customer', 'adjustment', 'scrap', 'history', 'cost_variance')),
    sellable int not null check (sellable in (0, 1)), stocked int not null check (stocked in (0, 1)),
    priority int not null, archived_at text`,

  parties: `
    id int primary key, kind text not null check (kind in ('customer', 'supplier', 'recipient')),
    code text, name text not null, email text, phone text, line1 text, line2 text, city text, postcode text,
    country text, terms int not null default 0 check (terms >= 0), note text, search text not null,
    name_key text not null,
    recipient_of int references parties (id), archived_at text, created_at text not null,
    operation_id int not null references operations (id), undone_by int references operations (id)`,

  products: `
    id int primary key, sku text not null, name text not null,
    kind text not null check (kind in ('goods', 'service')), price int not null, cost int,
    tax text not null references tax_categories (code), barcode text, category text,
    decimals int not null check (decimals between 0 and 3),
    when_short text not null check (when_short in ('deny', 'backorder')),
    reorder_point int check (reorder_point >= 0), reorder_quantity int check (reorder_quantity > 0),
    supplier_id int references parties (id), search text not null, archived_at text, created_at text not null,
    operation_id int not null references operations (id), undone_by int references operations (id),
    check (cost is null or cost >= 0)`,

  orders: `
    id int primary key, number int not null unique, external_ref text,
    channel_id int not null references channels (id), customer_id int references parties (id),
    ship_to_id int references parties (id), location_id int references locations (id), country text,
    lifecycle text not null check (lifecycle in ('draft', 'open', 'closed', 'cancelled')),
    imported int not null check (imported in (0, 1)), hold_reason text, hold_until text,
    ship_policy text not null check (ship_policy in ('complete', 'partial')),
    backorder int not null check (backorder in (0, 1)), prices text not null check (prices in ('with_tax', 'without_tax')),
    placed_at text not null, placed_on text not null, promised_on text, currency text not null, note text,
    fingerprint text, operation_id int not null references operations (id), undone_by int references operations (id),
    ${lineCounters.replace('ordered int not null', 'ordered int not null default 0')},
    list_net int not null default 0, discount int not null default 0, shipping int not null default 0,
    net int not null default 0, tax int not null default 0, gross int not null default 0,
    credits int not null default 0, paid int not null default 0, refunded int not null default 0,
    ${statuses},
    check (net + tax = gross), check (credits = 0 or credits <= gross), check (refunded = 0 or refunded <= paid)`,

  order_lines: `
    id int primary key, order_id int not null references orders (id), line int not null, parent_line int,
    product_id int not null references products (id), sku text not null, name text not null,
    stocked int not null check (stocked in (0, 1)), tax_category text, tax_rate int not null,
    unit_price int not null, unit_cost int, list int not null, discount int not null, order_discount int not null,
    list_net int not null, net int not null, tax int not null, gross int not null,
    ${lineCounters},
    cancelled_list_net int not null default 0, cancelled_discount int not null default 0,
    cancelled_net int not null default 0, cancelled_tax int not null default 0, cancelled_gross int not null default 0,
    credited int not null default 0, credited_gross int not null default 0,
    unique (order_id, line),
    check (net + tax = gross), check (cancelled_net + cancelled_tax = cancelled_gross),
    check (ordered > 0), check (cancelled between 0 and ordered), check (shipped between 0 and ordered - cancelled),
    check (allocated between 0 and ordered - cancelled - shipped), check (picked between 0 and allocated),
    check (delivered between 0 and shipped), check (return_requested >= 0 and returned >= 0),
    check (return_requested + returned <= shipped), check (credited between 0 and ordered - cancelled),
    check (stocked = 1 or (allocated = 0 and shipped = 0)), check (stocked = 0 or credited <= shipped)`,

  order_charges: `
    id int primary key, order_id int not null references orders (id),
    kind text not null check (kind in ('shipping', 'channel_difference')), tax_rate int not null, amount int not null,
    net int not null, tax int not null, gross int not null, cancelled_by int references operations (id),
    check (net + tax = gross)`,

  cancellations: `
    id int primary key, order_line_id int not null references order_lines (id), quantity int not null check (quantity > 0),
    list_net int not null, discount int not null, net int not null, tax int not null, gross int not null,
    reason text, cancelled_at text not null, cancelled_on text not null,
    operation_id int not null references operations (id), check (net + tax = gross)`,

  stock_levels: `
    product_id int not null references products (id), location_id int not null references locations (id),
    lot text not null default '', quantity int not null, allocated int not null default 0, value int not null default 0,
    bin text, primary key (product_id, location_id, lot),
    check (quantity <> 0 or value = 0), check (value >= 0), check (quantity >= 0 or value = 0),
    check (allocated = 0 or (allocated > 0 and allocated <= quantity))`,

  allocations: `
    order_line_id int not null references order_lines (id), location_id int not null references locations (id),
    lot text not null default '', quantity int not null check (quantity > 0),
    primary key (order_line_id, location_id, lot)`,

  shipments: `
    id int primary key, number int not null unique, order_id int not null references orders (id),
    kind text not null check (kind in ('delivery', 'collection', 'history')), carrier text, tracking text,
    shipped_at text not null, shipped_on text not null, operation_id int not null references operations (id),
    voided_by int references operations (id)`,

  deliveries: `
    id int primary key, shipment_id int not null references shipments (id), delivered_at text not null,
    delivered_on text not null, operation_id int not null references operations (id),
    voided_by int references operations (id)`,

  returns: `
    id int primary key, number int not null unique, order_id int references orders (id), external_ref text,
    channel_id int not null references channels (id), customer_id int references parties (id), country text,
    lifecycle text not null check (lifecycle in ('requested', 'approved', 'declined', 'cancelled', 'imported')),
    reason text not null, note text, requested_at text not null, requested_on text not null,
    override_days int, operation_id int not null references operations (id), undone_by int references operations (id)`,

  return_lines: `
    id int primary key, return_id int not null references returns (id), line int not null,
    order_line_id int references order_lines (id), product_id int not null references products (id),
    reason text not null, quantity int not null check (quantity > 0),
    cancelled int not null default 0, received int not null default 0, restocked int not null default 0,
    scrapped int not null default 0, quarantined int not null default 0, credited int not null default 0,
    unique (return_id, line),
    check (cancelled >= 0 and received >= 0 and received + cancelled <= quantity),
    check (restocked >= 0 and scrapped >= 0 and quarantined >= 0 and restocked + scrapped + quarantined <= received),
    check (credited between 0 and quantity)`,

  inspections: `
    id int primary key, return_line_id int not null references return_lines (id),
    verdict text not null check (verdict in ('restocked', 'scrapped', 'quarantined')), quantity int not null check (quantity <> 0),
    location_id int not null references locations (id), lot text not null default '', inspected_at text not null,
    inspected_on text not null, operation_id int not null references operations (id)`,

  stock_moves: `
    id int primary key, product_id int not null references products (id),
    from_location_id int not null references locations (id), to_location_id int not null references locations (id),
    lot text not null default '', quantity int not null check (quantity >= 0), value int not null,
    moved_at text not null, moved_on text not null,
    kind text not null check (kind in ('receipt', 'adjustment', 'count', 'shipment', 'return', 'inspection',
      'transfer', 'cost_variance', 'history', 'reversal')),
    reason text, order_line_id int references order_lines (id), shipment_id int references shipments (id),
    return_line_id int references return_lines (id), reverses int references stock_moves (id),
    operation_id int not null references operations (id),
    check (from_location_id <> to_location_id)`,

  payments: `
    id int primary key, number int not null unique, order_id int references orders (id),
    return_id int references returns (id), kind text not null check (kind in ('payment', 'refund')),
    method text not null, amount int not null, currency text not null, ref text, reason text,
    paid_at text not null, paid_on text not null, refund_of int references payments (id),
    operation_id int not null references operations (id), voided_by int references operations (id),
    check (amount > 0 or method = 'imported')`,

  credits: `
    id int primary key, order_id int references orders (id), return_id int references returns (id),
    kind text not null check (kind in ('return', 'goodwill', 'imported')),
    net int not null, tax int not null, gross int not null, reason text,
    credited_at text not null, credited_on text not null, operation_id int not null references operations (id),
    voided_by int references operations (id), check (net + tax = gross)`,

  credit_lines: `
    id int primary key, credit_id int not null references credits (id),
    order_line_id int references order_lines (id), return_line_id int references return_lines (id),
    product_id int references products (id), quantity int not null, list_net int not null,
    tax_rate int not null, net int not null, tax int not null, gross int not null, check (net + tax = gross)`,

  import_batches: `
    id int primary key, number int not null unique, kind text not null, format text not null, file text not null,
    sha256 text not null, imported_at text not null, rows int not null, records int not null, created int not null,
    updated int not null, unchanged int not null, rejected int not null,
    also text not null, operation_id int not null references operations (id), undone_by int references operations (id)`,
};

const indexes: readonly string[] = [
  `create index events_operation on events (operation_id)`,
  `create index events_entity on events (entity, entity_id)`,
  `create unique index parties_code on parties (kind, code) where undone_by is null`,
  `create index parties_email on parties (email) where email is not null`,
  `create unique index parties_customer_email on parties (email) where kind = 'customer' and email is not null and undone_by is null and archived_at is null`,
  `create index parties_search on parties (search)`,
  `create index parties_name on parties (name_key)`,
  `create index parties_recipient_of on parties (recipient_of) where recipient_of is not null`,
  `create index parties_operation on parties (operation_id)`,
  `create index parties_undone_by on parties (undone_by) where undone_by is not null`,
  `create unique index products_sku on products (sku) where undone_by is null`,
  `create unique index products_barcode on products (barcode) where barcode is not null and undone_by is null and archived_at is null`,
  `create index products_tax on products (tax)`,
  `create index products_supplier on products (supplier_id) where supplier_id is not null`,
  `create index products_operation on products (operation_id)`,
  `create index products_undone_by on products (undone_by) where undone_by is not null`,
  `create index orders_placed on orders (placed_on, number)`,
  `create index orders_promised on orders (promised_on) where promised_on is not null`,
  `create index orders_lifecycle on orders (lifecycle, placed_on, number)`,
  `create index orders_headline on orders (headline, placed_on, number)`,
  `create index orders_payment on orders (payment, placed_on, number)`,
  `create index orders_fulfilment on orders (fulfilment, placed_on, number)`,
  `create index orders_due on orders (placed_on, number) where due > 0`,
  `create unique index orders_external_ref on orders (channel_id, external_ref) where external_ref is not null and undone_by is null`,
  `create index orders_customer on orders (customer_id, placed_on, number) where customer_id is not null`,
  `create index orders_fingerprint on orders (fingerprint, placed_on) where fingerprint is not null`,
  `create index orders_channel on orders (channel_id, placed_on, number)`,
  `create index orders_ship_to on orders (ship_to_id) where ship_to_id is not null`,
  `create index orders_location on orders (location_id) where location_id is not null`,
  `create index orders_operation on orders (operation_id)`,
  `create index orders_undone_by on orders (undone_by) where undone_by is not null`,
  `create index order_lines_product on order_lines (product_id)`,
  `create index order_lines_waiting on order_lines (product_id) where stocked = 1 and ordered - cancelled - shipped - allocated > 0`,
  `create index order_charges_order on order_charges (order_id)`,
  `create index order_charges_cancelled_by on order_charges (cancelled_by) where cancelled_by is not null`,
  `create index cancellations_line on cancellations (order_line_id)`,
  `create index cancellations_operation on cancellations (operation_id)`,
  `create index stock_levels_location on stock_levels (location_id)`,
  `create index allocations_location on allocations (location_id)`,
  `create index shipments_order on shipments (order_id)`,
  `create index shipments_shipped on shipments (shipped_on)`,
  `create index shipments_operation on shipments (operation_id)`,
  `create index shipments_voided_by on shipments (voided_by) where voided_by is not null`,
  `create unique index deliveries_shipment on deliveries (shipment_id) where voided_by is null`,
  `create index deliveries_all_shipments on deliveries (shipment_id)`,
  `create index deliveries_operation on deliveries (operation_id)`,
  `create index deliveries_voided_by on deliveries (voided_by) where voided_by is not null`,
  `create index returns_order on returns (order_id) where order_id is not null`,
  `create unique index returns_external_ref on returns (channel_id, external_ref) where external_ref is not null and undone_by is null`,
  `create index returns_channel on returns (channel_id)`,
  `create index returns_customer on returns (customer_id) where customer_id is not null`,
  `create index returns_operation on returns (operation_id)`,
  `create index returns_undone_by on returns (undone_by) where undone_by is not null`,
  `create index return_lines_order_line on return_lines (order_line_id) where order_line_id is not null`,
  `create index return_lines_product on return_lines (product_id)`,
  `create index inspections_return_line on inspections (return_line_id)`,
  `create index inspections_location on inspections (location_id)`,
  `create index inspections_operation on inspections (operation_id)`,
  `create index stock_moves_product on stock_moves (product_id, moved_at)`,
  `create index stock_moves_moved on stock_moves (moved_at)`,
  `create index stock_moves_from on stock_moves (from_location_id)`,
  `create index stock_moves_to on stock_moves (to_location_id)`,
  `create index stock_moves_order_line on stock_moves (order_line_id) where order_line_id is not null`,
  `create index stock_moves_shipment on stock_moves (shipment_id) where shipment_id is not null`,
  `create index stock_moves_return_line on stock_moves (return_line_id) where return_line_id is not null`,
  `create unique index stock_moves_reverses on stock_moves (reverses) where reverses is not null`,
  `create index stock_moves_operation on stock_moves (operation_id)`,
  `create index payments_order on payments (order_id) where order_id is not null`,
  `create index payments_return on payments (return_id) where return_id is not null`,
  `create index payments_refund_of on payments (refund_of) where refund_of is not null`,
  `create index payments_paid_on on payments (paid_on)`,
  `create index payments_operation on payments (operation_id)`,
  `create index payments_voided_by on payments (voided_by) where voided_by is not null`,
  `create index credits_order on credits (order_id) where order_id is not null`,
  `create index credits_return on credits (return_id) where return_id is not null`,
  `create index credits_credited_on on credits (credited_on)`,
  `create index credits_operation on credits (operation_id)`,
  `create index credits_voided_by on credits (voided_by) where voided_by is not null`,
  `create index credit_lines_credit on credit_lines (credit_id)`,
  `create index credit_lines_order_line on credit_lines (order_line_id) where order_line_id is not null`,
  `create index credit_lines_return_line on credit_lines (return_line_id) where return_line_id is not null`,
  `create index credit_lines_product on credit_lines (product_id) where product_id is not null`,
  `create index import_batches_operation on import_batches (operation_id)`,
  `create index import_batches_undone_by on import_batches (undone_by) where undone_by is not null`,
];

/** Facts: the columns that may never change, and those that are set once when the fact is taken back. */
const facts: readonly { table: string; columns: string; setOnce?: string }[] = [
  {
    table: 'operations',
    columns: 'id at actor command content_hash idempotency_key undoes',
    setOnce: 'subject',
  },
  { table: 'events', columns: 'id operation_id type entity entity_id payload hash' },
  {
    table: 'stock_moves',
    columns:
      'id product_id from_location_id to_location_id lot quantity value moved_at moved_on kind order_line_id shipment_id return_line_id reverses operation_id',
  },
  {
    table: 'inspections',
    columns: 'id return_line_id verdict quantity location_id lot inspected_at inspected_on operation_id',
  },
  {
    table: 'cancellations',
    columns:
      'id order_line_id quantity list_net discount net tax gross cancelled_at cancelled_on operation_id',
  },
  {
    table: 'payments',
    columns:
      'id number order_id return_id kind method amount currency paid_at paid_on refund_of operation_id',
    setOnce: 'voided_by',
  },
  {
    table: 'credits',
    columns: 'id order_id return_id kind net tax gross credited_at credited_on operation_id',
    setOnce: 'voided_by',
  },
  {
    table: 'credit_lines',
    columns: 'id credit_id order_line_id return_line_id product_id quantity list_net tax_rate net tax gross',
  },
  {
    table: 'shipments',
    columns: 'id number order_id kind shipped_at shipped_on operation_id',
    setOnce: 'voided_by',
  },
  {
    table: 'deliveries',
    columns: 'id shipment_id delivered_at delivered_on operation_id',
    setOnce: 'voided_by',
  },
];

/** Numbers that may have gaps; on PostgreSQL sequences, since a counter row would queue every writer. */
const sequences: readonly { name: string; first: number }[] = [
  { name: 'id', first: 1 },
  { name: 'order', first: 1001 },
  { name: 'payment', first: 1 },
  { name: 'shipment', first: 1 },
  { name: 'return', first: 1 },
  { name: 'batch', first: 1 },
  { name: 'customer', first: 1 },
];

function sequenceDdl(engine: Engine): string[] {
  return sequences.map(({ name, first }) =>
    engine === 'sqlite'
      ? `insert into counters (name, value) values ('${name}', ${first - 1})`
      : `create sequence number_of_${name} start ${first} cache 1`,
  );
}

export function theShop(engine: Engine): string[] {
  return [
    ...(engine === 'postgres' ? [refuseChangeDdl] : []),
    ...Object.entries(tables).map(([name, body]) => tableDdl(engine, name, body)),
    ...indexes,
    ...facts.flatMap(({ table, columns, setOnce }) =>
      appendOnlyDdl(
        engine,
        table,
        [...columns.split(' '), ...(setOnce ? [setOnce] : [])],
        setOnce ? [setOnce] : [],
      ),
    ),
    ...sequenceDdl(engine),
  ];
}
