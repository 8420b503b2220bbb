import type { RowOf } from '../schema.ts';
import type { Reading } from '../work.ts';
import { Refusal } from '../../base/refusal.ts';

export type Location = RowOf<'locations'>;

/** All places of a shop, found by code or by what they are for. */
export interface Locations {
  readonly all: readonly Location[];
  /** A place where goods lie; refuses (3) what is unknown or archived. */
  readonly byCode: (code: string) => Location;
  readonly byId: (id: number) => Location;
  /** The virtual place of a kind, such as where goods go when a customer has them. */
  readonly virtual: (
    kind: 'supplier' | 'customer' | 'adjustment' | 'scrap' | 'history' | 'cost_variance' | 'transit',
  ) => Location;
  readonly isStocked: (id: number) => boolean;
}

const known = new WeakMap<object, Promise<Locations>>();

/** The places of the shop; read once a transaction. */
export function loadLocations(work: Reading): Promise<Locations> {
  const found = known.get(work.tx);
  if (found) return found;
  const loading = read(work);
  known.set(work.tx, loading);
  return loading;
}

/** After a place was added or changed in this transaction. */
export function forgetLocations(work: Reading): void {
  known.delete(work.tx);
}

async function read(work: Reading): Promise<Locations> {
  const all = await work.tx.selectFrom('locations').selectAll().orderBy('priority').orderBy('id').execute();
  const ids = new Map(all.map((location) => [location.id, location]));
  return {
    all,
    byCode: (code) =>
      inUse(
        found(
          all.find((location) => location.code === code && location.stocked === 1),
          code,
          all,
        ),
      ),
    byId: (id) => found(ids.get(id), String(id), all),
    virtual: (kind) =>
      found(
        all.find((location) => location.kind === kind && location.stocked === 0),
        kind,
        all,
      ),
    isStocked: (id) => ids.get(id)?.stocked === 1,
  };
}

function inUse(location: Location): Location {
  if (location.archived_at === null) return location;
  throw new Refusal('not_found', `The location “${location.code}” is archived.`, {
    hint: `docket locations edit ${location.code} --restore`,
    details: { location: location.code },
  });
}

function found(location: Location | undefined, code: string, all: readonly Location[]): Location {
  if (location) return location;
  const codes = all.filter((one) => one.stocked === 1 && one.archived_at === null).map((one) => one.code);
  throw new Refusal('not_found', `There is no location “${code}”.`, {
    hint: `Known are ${codes.join(', ')}.      docket locations add ${code} --name …`,
    details: { location: code, known: codes },
  });
}
