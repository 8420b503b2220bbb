import { column, type Pen, type Row } from '../kit/view.ts';
import type { KitPart } from '../store/list/kits.ts';
import { shownIn } from './amounts.ts';

/** What one kit has of a component. */
export function partRow({ sku, name, quantity }: KitPart): Row {
  return { sku, name, quantity: shownIn('').quantity(quantity) };
}

const partColumns = [
  column('quantity', 'quantity', 'In one'),
  column('sku', 'text', 'SKU'),
  column('name', 'text'),
];

/** What a product is made of where it is a kit, and the kits that it is part of. */
export function kitSentences(row: Row, pen: Pen): string[] {
  const [recipe, kits] = [row['recipe'] as readonly Row[], row['part_of'] as readonly string[]];
  return [
    ...(recipe.length === 0 ? [] : [`${pen.bold('A kit of')}\n${pen.table(partColumns, recipe).trimEnd()}`]),
    ...(kits.length === 0 ? [] : [`Part of ${kits.map((kit) => pen.text(kit)).join(', ')}`]),
  ];
}
