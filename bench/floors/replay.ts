// The floor of placing orders: the rows that docket wrote, written again by bare prepared statements, one durable
// transaction an order. Started as a process of its own: replay.ts FROM.db TO.db ORDERS; prints the seconds.
import Database from 'better-sqlite3';
import { inserter, integer, openBare, type Row } from './bare.ts';

const [from = '', to = '', count = '0'] = process.argv.slice(2);
const source = new Database(from, { readonly: true });
const target = openBare(to);

const orders = source
  .prepare('select * from orders order by id desc limit ?')
  .all(Number(count))
  .toReversed() as Row[];
const of = (table: string, column: string): Database.Statement =>
  source.prepare(`select * from ${table} where ${column} = ?`);
const reads = {
  operations: of('operations', 'id'),
  events: of('events', 'operation_id'),
  lines: of('order_lines', 'order_id'),
  allocations: of('allocations', 'order_line_id'),
};
const writes = {
  operations: inserter(target, 'operations'),
  events: inserter(target, 'events'),
  orders: inserter(target, 'orders'),
  lines: inserter(target, 'order_lines'),
  allocations: inserter(target, 'allocations'),
  counter: target.prepare('update counters set value = value + ? where name = ?'),
  level: target.prepare(
    'update stock_levels set allocated = allocated + ? where product_id = ? and location_id = ? and lot = ?',
  ),
};

/** Everything is read before the clock starts: only the writing is the floor. */
const work = orders.map((order) => {
  const lines = reads.lines.all(order['id']) as Row[];
  const allocations = lines.flatMap((line) =>
    (reads.allocations.all(line['id']) as Row[]).map((row) => ({ row, product: line['product_id'] })),
  );
  const operation = reads.operations.get(order['operation_id']) as Row;
  const events = reads.events.all(order['operation_id']) as Row[];
  return { order, lines, allocations, operation, events };
});

const started = performance.now();
for (const { order, lines, allocations, operation, events } of work) {
  target.exec('begin immediate');
  writes.counter.run(1n, 'order');
  writes.counter.run(BigInt(2 + lines.length + events.length), 'id');
  writes.operations(operation);
  writes.orders(order);
  for (const line of lines) writes.lines(line);
  for (const { row, product } of allocations) {
    writes.level.run(integer(row['quantity']), integer(product), integer(row['location_id']), row['lot']);
    writes.allocations(row);
  }
  for (const event of events) writes.events(event);
  target.exec('commit');
}
process.stderr.write(`${(performance.now() - started) / 1000}\n`);
