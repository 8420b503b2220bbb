import { describe, expect, it } from 'vitest';
import { outsideOf, sentParts, slice, type LineMove } from '../../../src/domain/fulfilment/shipped.ts';

const CUSTOMER = 9;

function move(id: number, part: Partial<LineMove>): LineMove {
  return {
    id, from_location_id: 1, to_location_id: CUSTOMER, lot: '', quantity: 2, value: 20, shipment_id: null,
    return_line_id: null, reverses: null, ...part,
  }; // prettier-ignore
}

describe('what the customer has of an order line', () => {
  const moves = [
    move(1, { shipment_id: 5, value: 21 }),
    move(2, { shipment_id: 6, from_location_id: 2, quantity: 3, value: 40 }),
    move(3, { shipment_id: 7, quantity: 9, value: 99 }),
    move(4, {
      shipment_id: 7,
      quantity: 9,
      value: 99,
      from_location_id: CUSTOMER,
      to_location_id: 1,
      reverses: 3,
    }),
    move(5, { return_line_id: 8, from_location_id: CUSTOMER, to_location_id: 3, quantity: 1, value: 12 }),
    move(6, { return_line_id: 8, from_location_id: CUSTOMER, to_location_id: 3, quantity: 1, value: 12 }),
    move(7, { return_line_id: 8, from_location_id: 3, quantity: 1, value: 12, reverses: 6 }),
  ];

  it('is what was sent and not voided, less what came back and was not taken back', () => {
    expect(sentParts(moves)).toEqual([
      { location_id: 1, lot: '', quantity: 2 },
      { location_id: 2, lot: '', quantity: 3 },
    ]);
    expect(outsideOf(moves)).toEqual({ quantity: 4, value: 49 });
  });

  it('comes back in the order in which it left', () => {
    expect(slice(sentParts(moves), { skip: 1, quantity: 3 })).toEqual([
      { location_id: 1, lot: '', quantity: 1 },
      { location_id: 2, lot: '', quantity: 2 },
    ]);
    expect(slice(sentParts(moves), { skip: 4, quantity: 5 })).toEqual([
      { location_id: 2, lot: '', quantity: 1 },
    ]);
  });
});
