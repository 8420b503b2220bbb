import { openStore } from '../open.ts';

/** The numbers of the latest order, shipment and return of a shop, for a story that goes on with them. */
export async function latestNumbers(location: string): Promise<Readonly<Record<string, number>>> {
  const store = await openStore(location);
  const last = async (table: 'orders' | 'shipments' | 'returns'): Promise<number> => {
    const { number } = await store.db
      .selectFrom(table)
      .select((eb) => eb.fn.max('number').as('number'))
      .executeTakeFirstOrThrow();
    return number;
  };
  try {
    return { order: await last('orders'), shipment: await last('shipments'), return: await last('returns') };
  } finally {
    await store.close();
  }
}
