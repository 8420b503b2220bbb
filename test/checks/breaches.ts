/** One way to break the books behind the program's back. */
export interface Breach {
  /** The one check that must see it. */
  readonly check: string;
  readonly what: string;
  readonly statements: readonly string[];
  /** A law of the file itself, which a server has not. */
  readonly only?: 'sqlite';
}

const order = (number: number): string => `(select id from orders where number = ${number})`;
const anyOperation = `(select min(id) from operations)`;
const place = (kind: string): string => `(select id from locations where kind = '${kind}')`;

/** Against the shop of `newWorld` (test/support/world.ts); what can be kept consistent around the breach is. */
export const breaches: readonly Breach[] = [
  {
    check: 'storage',
    what: 'a value that the table forbids',
    statements: [
      'pragma ignore_check_constraints = on',
      'update products set decimals = 9',
      'pragma ignore_check_constraints = off',
    ],
    only: 'sqlite',
  },
  {
    check: 'references',
    what: 'an order of a channel that is not there',
    statements: [`update orders set channel_id = 999999 where number = 1001`],
  },
  {
    check: 'references',
    what: 'a refund of a payment that is not there',
    statements: [`update payments set refund_of = 999999 where kind = 'refund'`],
  },
  {
    check: 'stock_levels',
    what: 'goods that came from nowhere',
    statements: [`update stock_levels set quantity = quantity + 1000 where allocated > 0`],
  },
  {
    check: 'stock_levels',
    what: 'a value that came from nowhere',
    statements: [`update stock_levels set value = value + 1 where allocated > 0`],
  },
  {
    check: 'stock_levels',
    what: 'a level that is gone',
    statements: [`delete from stock_levels where location_id = ${place('quarantine')}`,
      `insert into stock_levels (product_id, location_id, quantity) select id, ${place('quarantine')}, 1000 from products where sku = 'TEA'`],
  }, // prettier-ignore
  {
    check: 'below_zero',
    what: 'fewer than nothing on a shelf',
    statements: [`insert into stock_moves (id, product_id, from_location_id, to_location_id, quantity, value, moved_at, moved_on, kind, short, operation_id)
      select 900001, product_id, location_id, ${place('adjustment')}, quantity + 1000, value, '', '', 'adjustment', 1000, ${anyOperation} from stock_levels
        where location_id = ${place('quarantine')} and product_id = (select id from products where sku = 'TEA')`,
      `update stock_levels set quantity = -1000, value = 0
        where location_id = ${place('quarantine')} and product_id = (select id from products where sku = 'TEA')`],
  }, // prettier-ignore
  {
    check: 'lots',
    what: 'goods without a lot of a product that is kept by lots',
    statements: [`update products set lot_tracked = 1 where sku = 'MUG'`],
  },
  {
    check: 'lots',
    what: 'goods of a lot that nobody knows',
    statements: [`update lots set undone_by = ${anyOperation}`],
  },
  {
    check: 'lots_of_lines',
    what: 'goods that went back to their supplier as another lot',
    statements: [`update supplier_return_lines set lot = 'L9'`],
  },
  {
    check: 'lots_returned',
    what: 'a customer who brings back what another one got',
    statements: [`update stock_moves set lot = case lot when 'L1' then 'L2' else 'L1' end where lot <> '' and shipment_id is not null`],
  }, // prettier-ignore
  {
    check: 'listings',
    what: 'a channel that sells a mug and a half',
    statements: [`insert into listings (id, channel_id, code, product_id, units)
      select 900001, (select min(id) from channels), 'MUG_1.5', id, 1500 from products where sku = 'MUG'`],
  }, // prettier-ignore
  {
    check: 'move_shapes',
    what: 'a move of nothing',
    statements: [`insert into stock_moves (id, product_id, from_location_id, to_location_id, quantity, value, moved_at, moved_on, kind, operation_id)
      select 900001, min(id), ${place('supplier')}, ${place('scrap')}, 0, 0, '', '', 'adjustment', ${anyOperation} from products`],
  }, // prettier-ignore
  {
    check: 'move_shapes',
    what: 'a service on the shelf',
    statements: [`insert into stock_levels (product_id, location_id, quantity) select id, ${place('shop')}, 0 from products where kind = 'service'`],
  }, // prettier-ignore
  {
    check: 'reversals',
    what: 'a reversal that is called something else',
    statements: [`update stock_moves set kind = 'transfer' where reverses is not null`],
  },
  {
    check: 'level_promises',
    what: 'a place that promises more than it was asked for',
    statements: [`update stock_levels set allocated = allocated + 1000 where allocated > 0`],
  },
  {
    check: 'promises_to_open_orders',
    what: 'goods promised where nothing may be sold',
    statements: [`update locations set sellable = 0 where kind = 'shop'`],
  },
  {
    check: 'messages',
    what: 'a message that was tried oftener than anybody knows',
    statements: [`update messages set attempts = attempts + 1`],
  },
  {
    check: 'messages',
    what: 'a message that says it was sent, and was not',
    statements: [`update messages set sent_at = queued_at, sending = 0`],
  },
  {
    check: 'transfer_counters',
    what: 'goods that have arrived and are still on their way',
    statements: [`update transfer_lines set received = received - 1000`],
  },
  {
    check: 'transfer_counters',
    what: 'goods that lose their value on the way',
    statements: [`update transfer_lines set value = value - 1`],
  },
  {
    check: 'purchase_counters',
    what: 'goods of a purchase order that came and are said not to have come',
    statements: [`update purchase_lines set received = received - 1000 where received > 0`],
  },
  {
    check: 'purchase_counters',
    what: 'goods of a purchase order that were given up by nobody',
    statements: [`update purchase_lines set closed = closed + 1000 where closed > 0`],
  },
  {
    check: 'purchase_counters',
    what: 'a cancelled purchase order of which goods have come',
    statements: [`update purchases set lifecycle = 'cancelled' where number = 1`],
  },
  {
    check: 'purchase_values',
    what: 'goods of a purchase order that cost more than was agreed',
    statements: [`update purchase_lines set unit_cost = unit_cost + 1000000 where received > 0`],
  },
  {
    check: 'purchase_values',
    what: 'freight that no goods bear',
    statements: [`insert into purchase_charges (id, purchase_id, kind, amount, shared_by, charged_at, charged_on, operation_id)
      select 900001, id, 'freight', 500, 'value', '', '', operation_id from purchases where number = 1`],
  }, // prettier-ignore
  {
    check: 'purchase_counters',
    what: 'goods of a purchase order that are said to be gone back and are not',
    statements: [`update purchase_lines set returned = returned + 1000 where received > 0`],
  },
  {
    check: 'supplier_returns',
    what: 'a return to a supplier of which less has left',
    statements: [`update supplier_return_lines set quantity = quantity + 1000`, `update purchase_lines set returned = returned + 1000 where returned > 0`],
  }, // prettier-ignore
  {
    check: 'supplier_returns',
    what: 'a return to a supplier that is undone though its goods are away',
    statements: [`update supplier_returns set undone_by = operation_id`, `update purchase_lines set returned = 0`],
  }, // prettier-ignore
  {
    check: 'supplier_returns',
    what: 'goods that went back to another supplier than the one of their order',
    statements: [`update supplier_returns set supplier_id = (select min(id) from parties where kind = 'supplier' and code = 'POTTER')`],
  }, // prettier-ignore
  {
    check: 'transit',
    what: 'goods on their way that no transfer has sent',
    statements: [`insert into stock_moves (id, product_id, from_location_id, to_location_id, quantity, value, moved_at, moved_on, kind, operation_id)
      select 900001, min(id), ${place('supplier')}, ${place('transit')}, 1000, 0, '', '', 'transfer', ${anyOperation} from products`],
  }, // prettier-ignore
  {
    check: 'count_results',
    what: 'a posted count that says it was abandoned',
    statements: [`update counts set lifecycle = 'abandoned'`],
  },
  {
    check: 'count_results',
    what: 'a variance that moved nothing',
    statements: [`update count_results set expected = expected + 1000`],
  },
  {
    check: 'voided_shipments',
    what: 'a voided parcel whose goods are still away',
    statements: [`update shipments set voided_by = ${anyOperation} where order_id = ${order(1001)}`],
  },
  {
    check: 'voided_shipments',
    what: 'a parcel whose goods came back though it was not voided',
    statements: [`update shipments set voided_by = null where order_id = ${order(1003)}`],
  },
  {
    check: 'line_counters',
    what: 'a credit that its line has not counted',
    statements: [`update order_lines set credited = 0 where credited > 0`],
  },
  {
    check: 'line_counters',
    what: 'units allocated that are promised nowhere',
    statements: [`update order_lines set allocated = allocated - 1000 where order_id = ${order(1002)} and allocated > 0`,
      `update orders set allocated = allocated - 1000 where number = 1002`],
  }, // prettier-ignore
  {
    check: 'line_counters',
    what: 'units shipped that never moved',
    statements: [`update order_lines set shipped = shipped + 1000 where order_id = ${order(1001)} and shipped > 0`,
      `update orders set shipped = shipped + 1000 where number = 1001`],
  }, // prettier-ignore
  {
    check: 'line_counters',
    what: 'units delivered that nobody delivered',
    statements: [`update order_lines set delivered = 0 where order_id = ${order(1001)}`,
      `update orders set delivered = 0 where number = 1001`],
  }, // prettier-ignore
  {
    check: 'line_counters',
    what: 'units cancelled without a cancellation',
    statements: [`update order_lines set cancelled_gross = cancelled_gross + 1, cancelled_tax = cancelled_tax + 1 where order_id = ${order(1004)}`,
      `update orders set gross = gross - 1, tax = tax - 1 where number = 1004`],
  }, // prettier-ignore
  {
    check: 'line_counters',
    what: 'units that came back though they were not asked back',
    statements: [`update order_lines set returned = returned - 1000, return_requested = return_requested + 1000 where returned > 0 and order_id = ${order(1001)}`,
      `update orders set returned = returned - 1000, return_requested = return_requested + 1000 where number = 1001`],
  }, // prettier-ignore
  {
    check: 'kit_lines',
    what: 'a component that is worth more tax than its kit bears',
    statements: [`update order_lines set share_net = share_net - 1, share_tax = share_tax + 1 where order_id = ${order(1006)} and parent_line = 1`],
  }, // prettier-ignore
  {
    check: 'kit_lines',
    what: 'a component of a kit that was not ordered',
    statements: [
      `update order_lines set parent_line = 99 where order_id = ${order(1007)} and parent_line = 1`,
    ],
  },
  {
    check: 'kit_counters',
    what: 'a cancelled kit whose components will be sent',
    statements: [`insert into cancellations (id, order_line_id, quantity, list_net, discount, net, tax, gross, cancelled_at, cancelled_on, operation_id)
      select 900001, id, 1000, 0, 0, 0, 0, 0, '', '', ${anyOperation} from order_lines where order_id = ${order(1007)} and line = 1`,
      `update order_lines set cancelled = 1000 where order_id = ${order(1007)} and line = 1`],
  }, // prettier-ignore
  {
    check: 'recipes',
    what: 'a kit that is said to be none',
    statements: [`update products set kit = 0 where kit = 1`],
  },
  {
    check: 'return_counters',
    what: 'units restocked that nobody inspected',
    statements: [`update return_lines set restocked = 0, scrapped = restocked`],
  },
  {
    check: 'return_counters',
    what: 'units credited to a return without a credit',
    statements: [`update return_lines set credited = 0`],
  },
  {
    check: 'credit_sums',
    what: 'a credit larger than its lines',
    statements: [`update credits set net = net + 1, gross = gross + 1`, `update orders set credits = credits + 1 where number = 1001`],
  }, // prettier-ignore
  {
    check: 'roll_ups',
    what: 'an order that was paid without a payment',
    statements: [`update orders set paid = paid + 100 where number = 1002`],
  },
  {
    check: 'roll_ups',
    what: 'an order whose total is not that of its lines',
    statements: [`update orders set gross = gross + 1, net = net + 1 where number = 1002`],
  },
  {
    check: 'lifecycles',
    what: 'a cancelled order with open units',
    statements: [`update orders set lifecycle = 'cancelled' where number = 1005`],
  },
  {
    check: 'lifecycles',
    what: 'an order of nothing',
    statements: [
      `insert into orders (id, number, channel_id, lifecycle, imported, ship_policy, backorder, prices, placed_at, placed_on, currency, operation_id)
        select 900002, 900002, channel_id, 'open', 0, 'complete', 0, 'with_tax', placed_at, placed_on, currency, operation_id from orders where number = 1001`,
      `insert into events (id, operation_id, type, entity, entity_id, payload, hash) select 900003, operation_id, type, entity, entity_id, payload, hash
        from events where type = 'order_placed' and operation_id = (select operation_id from orders where number = 1001)`,
    ],
  }, // prettier-ignore
  {
    check: 'undone',
    what: 'money on an order that was undone',
    statements: [`update orders set undone_by = ${anyOperation} where number = 1001`],
  },
  {
    check: 'money',
    what: 'pounds paid with another currency',
    statements: [`update payments set currency = 'EUR' where number = 1`],
  },
  {
    check: 'money',
    what: 'a payment given back that was voided',
    statements: [`update payments set refund_of = (select id from payments where voided_by is not null and kind = 'payment') where kind = 'refund'`],
  }, // prettier-ignore
  {
    check: 'event_hashes',
    what: 'an entry of the log that was rewritten',
    statements: [`update events set payload = replace(payload, 'MUG', 'JUG') where type = 'order_placed'`],
  },
  {
    check: 'log_complete',
    what: 'an entry of the log that is gone',
    statements: [`delete from events where type = 'payment_added' and id = (select max(id) from events where type = 'payment_added')`],
  }, // prettier-ignore
  {
    check: 'log_complete',
    what: 'a write that does not say what it made',
    statements: [`update operations set subject = null where command = 'addProduct'`],
  },
];
