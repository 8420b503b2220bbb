import type { NewMove } from '../../src/domain/events.ts';
import { unitsWorth } from '../../src/domain/pricing/price.ts';
import { addCounted } from '../../src/operations/counts/add.ts';
import { postCount } from '../../src/operations/counts/post.ts';
import { startCount } from '../../src/operations/counts/start.ts';
import { claimMessage } from '../../src/operations/notify/claim.ts';
import { tellLow } from '../../src/operations/notify/low.ts';
import { cancelOrder } from '../../src/operations/orders/cancel.ts';
import { addParty } from '../../src/operations/parties/add.ts';
import { placeOrder } from '../../src/operations/orders/place.ts';
import { addProduct } from '../../src/operations/products/add.ts';
import { setRecipe } from '../../src/operations/products/recipe.ts';
import { setSupplierItem } from '../../src/operations/products/supplier.ts';
import { closePurchase } from '../../src/operations/purchases/close.ts';
import { placePurchase } from '../../src/operations/purchases/place.ts';
import { receivePurchase } from '../../src/operations/purchases/receive.ts';
import { returnToSupplier } from '../../src/operations/purchases/return.ts';
import { approveReturn } from '../../src/operations/returns/decide.ts';
import { receiveUnitsBack } from '../../src/operations/returns/receive.ts';
import { requestUnitsBack } from '../../src/operations/returns/request.ts';
import { shipOrder } from '../../src/operations/shipments/ship.ts';
import { receiveStock } from '../../src/operations/stock/receive.ts';
import { receiveTransfer } from '../../src/operations/transfers/receive.ts';
import { sendTransfer } from '../../src/operations/transfers/send.ts';
import { loadLocations } from '../../src/store/load/locations.ts';
import { loadOrder } from '../../src/store/load/orders.ts';
import { record } from '../../src/store/record/index.ts';
import type { Work } from '../../src/store/work.ts';
import type { TestShop } from './shop.ts';

/**
 * Order 1001 has shipped 3 of 4, all delivered, one back, restocked, credited and refunded; 1002 is allocated and had
 * a payment that was voided; the parcel of 1003 was voided; one unit of 1004 was cancelled; 1005 waits for goods. One of
 * two mugs of a transfer has arrived, and a posted count has found one missing. Of ten plates that were ordered six have
 * come, two of these went back and one will not come; four stand on a draft, and somebody was told that they are low, by a mail
 * that is just being sent. One of two kits of 1006 was cancelled, and 1007 is of one kit. 1008 and
 * 1009 were sent a lot of milk each, and one of the first came back.
 */
export async function newWorld(shop: TestShop): Promise<TestShop> {
  await shop.run(addProduct, { sku: 'MUG', name: 'Blue mug', price: '9.50', cost: '3.20' });
  await shop.run(addProduct, { sku: 'TEA', name: 'Green tea', price: '4.99', cost: '1.11' });
  await shop.run(addProduct, { sku: 'JAR', name: 'Jar', price: '2.00' });
  await shop.run(addProduct, { sku: 'WRAP', name: 'Gift wrap', price: '1.50', kind: 'service' });
  await shop.run(receiveStock, { sku: 'MUG', quantity: '20' });
  await shop.run(receiveStock, { sku: 'TEA', quantity: '3' });
  await shop.run(placeOrder, { line: ['TEA=4', 'WRAP=1'], pay: ['card'], backorder: true, discount: '10%' });
  await shop.run(placeOrder, { line: ['MUG=3'], shipping: '3.95', pay: ['card=1.00'] });
  await shop.run(placeOrder, { line: ['MUG=1'], pay: ['cash'] });
  await shop.run(placeOrder, { line: ['MUG=2'] });
  await shop.run(placeOrder, { line: ['JAR=1'], backorder: true });
  await shop.run(shipOrder, { order: 1001, line: ['1=3'] });
  await shop.run(shipOrder, { order: 1003 });
  for (const act of [deliver, comeBack, inspect, refund, voidPayment, voidParcel, cancelUnit])
    await shop.run(act, null);
  await shop.run(sendTransfer, { line: ['MUG=2'], from: 'main', to: 'quarantine' });
  await shop.run(receiveTransfer, { transfer: 1, line: ['1=1'] });
  await shop.run(startCount, {});
  await shop.run(addCounted, { count: 1, lines: [{ sku: 'MUG', quantity: '17' }] });
  await shop.run(postCount, { count: 1 });
  await shop.run(addParty, { kind: 'supplier', code: 'KILN', name: 'Hillside Kiln' });
  await shop.run(addParty, { kind: 'supplier', code: 'POTTER', name: 'Whitby Pottery' });
  await shop.run(addProduct, { sku: 'PLATE', name: 'Plate', price: '6.00', reorder_point: '20' });
  await shop.run(setSupplierItem, {
    sku: 'PLATE',
    supplier: 'KILN',
    cost: '2.10',
    breaks: '10=2.00',
    moq: '4',
  });
  await shop.run(placePurchase, { supplier: 'KILN', line: ['PLATE=10'] });
  await shop.run(receivePurchase, { purchase: 1, line: ['1=6'] });
  await shop.run(closePurchase, { purchase: 1, line: ['1=1'] });
  await shop.run(returnToSupplier, { purchase: 1, line: ['1=2'], reason: 'cracked' });
  await shop.run(placePurchase, { supplier: 'KILN', line: ['PLATE=4'], draft: true });
  await shop.run(tellLow, { new: true, mail_to: [{ name: 'Ann', address: 'ann@example.com' }] });
  await shop.run(claimMessage, { message: 1, again: false });
  await shop.run(addProduct, { sku: 'GLASS', name: 'Glass', price: '3.00' });
  await shop.run(addProduct, { sku: 'PAIR', name: 'Pair of glasses', price: '5.00' });
  await shop.run(setRecipe, { sku: 'PAIR', parts: ['GLASS=2'] });
  await shop.run(receiveStock, { sku: 'GLASS', quantity: '6' });
  await shop.run(placeOrder, { line: ['PAIR=2'] });
  await shop.run(cancelOrder, { order: 1006, line: ['1=1'], reason: 'one pair is enough' });
  await shop.run(placeOrder, { line: ['PAIR=1'] });
  await shop.run(addProduct, { sku: 'MILK', name: 'Milk', price: '1.20', cost: '0.50', lot_tracked: true });
  await shop.run(receiveStock, { sku: 'MILK', quantity: '5', lot: 'L1', expires: '2026-03-10' });
  await shop.run(receiveStock, { sku: 'MILK', quantity: '5', lot: 'L2', expires: '2026-03-17' });
  await shop.run(placeOrder, { line: ['MILK=5'] });
  await shop.run(placeOrder, { line: ['MILK=5'] });
  await shop.run(shipOrder, { order: 1008 });
  await shop.run(shipOrder, { order: 1009 });
  await shop.run(requestUnitsBack, { order: 1008, line: ['1=1'], reason: 'changed_mind' });
  await shop.run(approveReturn, { return: 2 });
  await shop.run(receiveUnitsBack, { return: 2, restock: true });
  return shop;
}

async function deliver(work: Work): Promise<string> {
  const { order } = await loadOrder(work, 1001);
  const parcel = await parcelOf(work, order.id);
  const moment = { delivered_at: work.now, delivered_on: work.today };
  await record(work, [{ type: 'delivered', shipment_id: parcel.id, order_id: order.id, ...moment }]);
  return 'delivered';
}

async function parcelOf(work: Work, order_id: number) {
  return work.tx
    .selectFrom('shipments')
    .selectAll()
    .where('order_id', '=', order_id)
    .executeTakeFirstOrThrow();
}

/** A move of one unit of a line for a return. */
function unitBack(
  work: Work,
  part: Pick<NewMove, 'product_id' | 'from_location_id' | 'to_location_id' | 'kind'>,
): NewMove {
  return {
    lot: '', quantity: 1_000, value: 111, moved_at: work.now, moved_on: work.today, reason: null,
    order_line_id: null, return_line_id: null, reverses: null, ...part,
  }; // prettier-ignore
}

async function comeBack(work: Work): Promise<string> {
  const { order, lines } = await loadOrder(work, 1001);
  const [{ id: order_line_id, product_id } = { id: 0, product_id: 0 }] = lines;
  const locations = await loadLocations(work);
  await record(work, [
    {
      type: 'return_requested', order_id: order.id, external_ref: null, channel_id: order.channel_id, customer_id: null,
      country: null, lifecycle: 'approved', reason: 'faulty', note: null, requested_at: work.now,
      requested_on: work.today, override_days: null,
      lines: [{ line: 1, order_line_id, product_id, reason: 'faulty', quantity: 1_000 }],
    },
  ]); // prettier-ignore
  const { return_id, id: return_line_id } = await returnLine(work);
  const way = {
    from_location_id: locations.virtual('customer').id,
    to_location_id: locations.byCode('quarantine').id,
    kind: 'return',
  } as const;
  const move = { ...unitBack(work, { product_id, ...way }), order_line_id, return_line_id };
  await record(work, [{ type: 'return_received', return_id, order_id: order.id, moves: [move] }]);
  return 'back';
}

async function returnLine(work: Work) {
  return work.tx.selectFrom('return_lines').selectAll().executeTakeFirstOrThrow();
}

async function inspect(work: Work): Promise<string> {
  const { return_id, id: return_line_id, product_id } = await returnLine(work);
  const { order } = await loadOrder(work, 1001);
  const locations = await loadLocations(work);
  const [from, to] = [locations.byCode('quarantine').id, locations.byCode('main').id];
  const move = unitBack(work, { product_id, from_location_id: from, to_location_id: to, kind: 'inspection' });
  const judged = { return_line_id, location_id: from, lot: '', quantity: 1_000 };
  await record(work, [
    {
      type: 'return_inspected', return_id, order_id: order.id, verdict: 'restocked', inspected_at: work.now,
      inspected_on: work.today, lines: [judged], moves: [{ ...move, return_line_id }],
    },
  ]); // prettier-ignore
  return 'restocked';
}

async function refund(work: Work): Promise<string> {
  const { order, lines } = await loadOrder(work, 1001);
  const { return_id, id: return_line_id } = await returnLine(work);
  const [line] = lines;
  if (!line) throw new Error('order 1001 has no lines');
  const { discount: _, ...worth } = unitsWorth(line, 0, 1_000);
  const unit = {
    order_line_id: line.id,
    return_line_id,
    product_id: line.product_id,
    quantity: 1_000,
    tax_rate: line.tax_rate,
  };
  const about = { order_id: order.id, return_id, reason: null };
  const { net, tax, gross } = worth;
  await record(work, [
    {
      type: 'credit_written', ...about, kind: 'return', net, tax, gross, credited_at: work.now,
      credited_on: work.today, lines: [{ ...unit, ...worth }],
    },
    {
      type: 'payment_added', ...about, kind: 'refund', method: 'card', amount: gross, currency: 'GBP', ref: null,
      paid_at: work.now, paid_on: work.today, refund_of: null,
    },
  ]); // prettier-ignore
  return 'refunded';
}

async function voidPayment(work: Work): Promise<string> {
  const { order } = await loadOrder(work, 1002);
  const { id, number } = await work.tx
    .selectFrom('payments')
    .selectAll()
    .where('order_id', '=', order.id)
    .executeTakeFirstOrThrow();
  await record(work, [
    { type: 'payment_voided', payment_id: id, order_id: order.id, number, reason: 'typed wrongly' },
  ]);
  return 'voided';
}

async function voidParcel(work: Work): Promise<string> {
  const { order } = await loadOrder(work, 1003);
  const parcel = await parcelOf(work, order.id);
  const left = await work.tx
    .selectFrom('stock_moves')
    .selectAll()
    .where('shipment_id', '=', parcel.id)
    .execute();
  const moves = left.map(({ id, shipment_id: _, operation_id: __, ...move }) => ({
    ...move,
    from_location_id: move.to_location_id,
    to_location_id: move.from_location_id,
    kind: 'reversal' as const,
    reverses: id,
  }));
  const promised = left.map(({ order_line_id, product_id, from_location_id, lot, quantity }) => ({
    order_line_id: order_line_id ?? 0,
    product_id,
    location_id: from_location_id,
    lot,
    quantity,
  }));
  const about = {
    shipment_id: parcel.id,
    order_id: order.id,
    number: parcel.number,
    reason: 'wrong address',
  };
  await record(work, [{ type: 'shipment_voided', ...about, promised, moves }]);
  return 'voided';
}

async function cancelUnit(work: Work): Promise<string> {
  const { order, lines } = await loadOrder(work, 1004);
  const [line] = lines;
  if (!line) throw new Error('order 1004 has no lines');
  const locations = await loadLocations(work);
  const promise = {
    order_line_id: line.id,
    product_id: line.product_id,
    location_id: locations.byCode('main').id,
    lot: '',
  };
  await record(work, [
    {
      type: 'units_cancelled', order_id: order.id, charge_ids: [], reason: 'changed mind', cancelled_at: work.now,
      cancelled_on: work.today, promised: [{ ...promise, quantity: -1_000 }],
      units: [{ order_line_id: line.id, quantity: 1_000, ...unitsWorth(line, 0, 1_000) }],
    },
  ]); // prettier-ignore
  return 'cancelled';
}
