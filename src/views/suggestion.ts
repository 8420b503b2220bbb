import { priceTimes } from '../base/money.ts';
import { arithmetic } from '../domain/purchasing/arithmetic.ts';
import { costOf } from '../domain/purchasing/supplier-item.ts';
import { suggested } from '../domain/stock/reorder.ts';
import { column, type View } from '../kit/view.ts';
import type { ToBuyRecord } from '../store/list/low.ts';
import { shownIn } from './amounts.ts';

/** What should be bought, and how its quantity comes about. */
export const suggestionView: View<{ readonly product: ToBuyRecord; readonly currency: string }> = {
  name: 'suggestion',
  key: 'sku',
  columns: [
    column('sku', 'text', 'SKU'),
    column('name', 'text'),
    column('supplier', 'text'),
    column('code', 'text', 'Their code'),
    column('available', 'quantity'),
    column('incoming', 'quantity'),
    column('drafted', 'quantity'),
    column('waiting', 'quantity'),
    column('projected', 'quantity'),
    column('reorder_point', 'quantity'),
    column('order_up_to', 'quantity'),
    column('need', 'quantity'),
    column('moq', 'quantity', 'At least'),
    column('multiple', 'quantity'),
    column('quantity', 'quantity', 'Buy'),
    column('unit_cost', 'price', 'Cost'),
    column('value', 'money'),
    column('currency', 'text'),
    column('arithmetic', 'text'),
  ],
  shown: [
    'sku',
    'name',
    'quantity',
    'supplier',
    'unit_cost',
    'value',
    'projected',
    'reorder_point',
    'incoming',
    'drafted',
  ],
  row({ product, currency }) {
    const { quantity, price, money } = shownIn(currency);
    const buy = suggested(product);
    const cost = costOf(product, buy.quantity);
    return {
      sku: product.sku,
      name: product.name,
      supplier: product.supplier,
      code: product.code,
      available: quantity(product.available),
      incoming: quantity(product.incoming),
      drafted: quantity(product.drafted),
      waiting: quantity(product.waiting),
      projected: quantity(product.projected),
      reorder_point: quantity(product.reorder_point),
      order_up_to: quantity(buy.order_up_to),
      need: quantity(buy.need),
      moq: quantity(product.moq),
      multiple: quantity(buy.multiple),
      quantity: quantity(buy.quantity),
      unit_cost: price(cost),
      value: cost === null ? null : money(priceTimes(cost, buy.quantity)),
      currency,
      arithmetic: arithmetic(product, product),
    };
  },
};
