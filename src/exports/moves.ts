import { column } from '../kit/view.ts';
import { movePages } from '../store/list/exports/moves.ts';
import { shownIn } from '../views/amounts.ts';
import { rowsOf, type Export } from './export.ts';

const columns = [
  column('move', 'number'),
  column('moved_at', 'instant'),
  column('moved_on', 'day'),
  column('sku', 'text'),
  column('from', 'text'),
  column('to', 'text'),
  column('lot', 'text'),
  column('quantity', 'quantity'),
  column('value', 'money'),
  column('kind', 'word'),
  column('reason', 'text'),
  column('order', 'number'),
  column('shipment', 'number'),
  column('return', 'number'),
  column('reverses', 'number'),
  column('actor', 'text'),
];

export const moves: Export = {
  of: 'moves',
  format: 'docket',
  about: 'Every move of goods, for an accountant or an archive; it is not imported again.',
  columns: () => columns,
  pages: ({ reading, shop, location, from, to }) => {
    const { money, quantity } = shownIn(shop.currency);
    return rowsOf(movePages(reading, { location: location?.id, from, to }), ({ id, ...move }) => [
      { ...move, move: id, quantity: quantity(move.quantity), value: money(move.value) },
    ]);
  },
};
