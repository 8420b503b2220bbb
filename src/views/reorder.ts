import { reckonedAloud } from '../domain/purchasing/reckoning.ts';
import { column, type View } from '../kit/view.ts';
import type { ReorderRecord } from '../store/list/reorder-points.ts';
import { shownIn } from './amounts.ts';

/** A reorder point that was reckoned, with what it comes from. */
export const reorderView: View<ReorderRecord> = {
  name: 'reorder',
  key: 'sku',
  columns: [
    column('sku', 'text', 'SKU'),
    column('name', 'text'),
    column('outcome', 'word'),
    column('reorder_point_before', 'quantity', 'Before'),
    column('reorder_point', 'quantity'),
    column('safety_stock', 'quantity'),
    column('reorder_quantity_before', 'quantity', 'Quantity before'),
    column('reorder_quantity', 'quantity', 'Quantity'),
    column('order_up_to_before', 'quantity', 'Up to before'),
    column('order_up_to', 'quantity', 'Up to'),
    column('demand', 'number', 'A day'),
    column('demand_deviation', 'number', '±'),
    column('days', 'number'),
    column('days_out_of_stock', 'number', 'Days out'),
    column('lead_time', 'number', 'Lead time'),
    column('lead_time_deviation', 'number', '± days'),
    column('lead_time_from', 'word'),
    column('receipts', 'number'),
    column('review_days', 'number'),
    column('service_level', 'percent'),
    column('z', 'number'),
    column('reason', 'text', 'Why not'),
    column('arithmetic', 'text'),
  ],
  shown: [
    'sku', 'outcome', 'reorder_point_before', 'reorder_point', 'safety_stock', 'reorder_quantity', 'demand',
    'demand_deviation', 'lead_time', 'lead_time_deviation', 'reason', 'name',
  ], // prettier-ignore
  important: ['sku', 'reorder_point_before', 'reorder_point'],
  row({ product, outcome, before, after, reckoned, reason }) {
    const { quantity } = shownIn('');
    return {
      sku: product.sku,
      name: product.name,
      outcome,
      reorder_point_before: quantity(before.reorder_point),
      reorder_point: quantity(after.reorder_point),
      safety_stock: quantity(reckoned?.safety_stock ?? null),
      reorder_quantity_before: quantity(before.reorder_quantity),
      reorder_quantity: quantity(after.reorder_quantity),
      order_up_to_before: quantity(before.order_up_to),
      order_up_to: quantity(after.order_up_to ?? sumOf(after)),
      demand: rounded(reckoned?.demand),
      demand_deviation: rounded(reckoned?.demand_deviation),
      days: reckoned?.days ?? null,
      days_out_of_stock: reckoned?.days_out_of_stock ?? null,
      lead_time: rounded(reckoned?.lead_time),
      lead_time_deviation: rounded(reckoned?.lead_time_deviation),
      lead_time_from: reckoned?.lead_time_from ?? null,
      receipts: reckoned?.receipts ?? null,
      review_days: reckoned?.review_days ?? null,
      service_level: reckoned?.service_level ?? null,
      z: rounded(reckoned?.z),
      reason,
      arithmetic: reckoned && reckonedAloud(reckoned),
    };
  },
};

/** What there is to be afterwards where it was not set. */
function sumOf({ reorder_point, reorder_quantity }: ReorderRecord['after']): number | null {
  return reorder_point === null ? null : reorder_point + (reorder_quantity ?? 0);
}

function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * 1000) / 1000;
}
