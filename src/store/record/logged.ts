import type { EventType, EventTypes, NewLine, NewMove } from '../../domain/events.ts';

/**
 * What the log keeps of an event where that is less than the event: the log is an index of the facts, and what stands
 * in them is not written twice. People are named by reference only, so that erasing a customer breaks no hash; of the
 * past, which comes by the ten thousand lines, it keeps what it is called.
 */
const kept: { readonly [T in EventType]?: (event: EventTypes[T]) => object } = {
  party_added: () => ({}),
  edited: (event) =>
    event.kept === 'party' ? { ...event, changes: Object.keys(event.changes), before: undefined } : event,
  order_placed: ({ order: { lifecycle, external_ref }, lines, charges, allocations }) => ({
    order: { lifecycle, external_ref },
    lines: lines.map(lineOf),
    charges: charges.map(({ kind, gross }) => ({ kind, gross })),
    allocations: allocations.map(({ line, quantity }) => ({ line, quantity })),
  }),
  lines_added: ({ order_id, lines }) => ({ order_id, lines: lines.map(lineOf) }),
  purchase_received: ({ purchase_id, arrivals }) => ({ purchase_id, arrivals }),
  supplier_returned: ({ supplier_id, purchase_id, lines }) => ({
    supplier_id,
    purchase_id,
    lines: lines.map(({ line, sku, quantity }) => ({ line, sku, quantity })),
  }),
  supplier_return_undone: ({ supplier_return_id, units }) => ({ supplier_return_id, units }),
  message_queued: ({ kind, subject }) => ({ kind, subject }),
  transfer_received: ({ transfer_id, arrivals }) => ({ transfer_id, arrivals }),
  transfer_recalled: ({ transfer_id }) => ({ transfer_id }),
  shipped: (event) => ({ ...event, promised: undefined, moves: event.moves.map(moveOf) }),
  shipment_voided: (event) => ({ ...event, promised: undefined, moves: event.moves.map(moveOf) }),
  return_received: (event) => ({ ...event, moves: event.moves.map(moveOf) }),
  return_inspected: (event) => ({ ...event, moves: undefined }),
  past_order_recorded: ({ order }) => ({ external_ref: order.external_ref, on: order.placed_on }),
  past_return_recorded: ({ returned }) => ({
    external_ref: returned.external_ref,
    on: returned.requested_on,
  }),
};

/** The part of an event that its entry in the log keeps. */
export function loggedOf(type: EventType, event: object): object {
  const part = kept[type] as ((event: object) => object) | undefined;
  return part === undefined ? event : part(event);
}

function lineOf({ line, parent_line, sku, ordered, gross }: NewLine): object {
  return { line, ...(parent_line === null ? {} : { parent_line }), sku, ordered, gross };
}

function moveOf({ order_line_id, quantity, reverses }: NewMove): object {
  return { order_line_id, quantity, reverses };
}
