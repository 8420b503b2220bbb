import { codeProblem } from '../../domain/catalog/code.ts';
import type { Location, Locations } from '../../store/load/locations.ts';
import type { Work } from '../../store/work.ts';
import { addLocation } from '../places/add-location.ts';
import { addChannel, channelName } from '../places/channels.ts';

type What = 'channel' | 'location';

const adding = { channel: addChannel, location: addLocation } as const;

/** What a shop that has such places in use has rows of. */
const uses = { channel: 'orders', location: 'stock_moves' } as const;

/**
 * Channels or locations that a file names and the shop does not have. They are made where that was asked for, and
 * where the shop has nothing yet that they could be mistyped for: so an export fills an empty shop.
 */
export class NewPlaces {
  /** Their codes. */
  readonly made: string[] = [];
  private readonly work: Work;
  private readonly what: What;
  private readonly wanted: boolean;

  private constructor(work: Work, what: What, wanted: boolean) {
    this.work = work;
    this.what = what;
    this.wanted = wanted;
  }

  /** Looks at the shop before the first row of the file is written. */
  static async of(work: Work, what: What, asked: boolean): Promise<NewPlaces> {
    const first = await work.tx.selectFrom(uses[what]).select('id').limit(1).executeTakeFirst();
    return new NewPlaces(work, what, asked || first === undefined);
  }

  /** Makes those that can be codes and that nobody has; whether there were any. */
  async make(codes: readonly string[]): Promise<boolean> {
    const plain = [...new Set(codes)].filter((code) => codeProblem(code) === undefined);
    if (!this.wanted || plain.length === 0) return false;
    const rows = await this.work.tx
      .selectFrom(`${this.what}s`)
      .select('code')
      .where('code', 'in', plain)
      .execute();
    const taken = new Set(rows.map(({ code }) => code));
    const fresh = plain.filter((code) => !taken.has(code));
    for (const code of fresh) await adding[this.what](this.work, { code, name: channelName(code) });
    this.made.push(...fresh);
    return fresh.length > 0;
  }

  warnings(): string[] {
    if (this.made.length === 0) return [];
    const them = `the ${this.what}${this.made.length === 1 ? '' : 's'} ${this.made.join(', ')}`;
    return [`Made ${them}; docket ${this.what}s edit ${this.made[0] ?? 'CODE'} says more of it.`];
  }
}

/** The places where goods lie, by code, else by what they are called: platforms write names. */
export function placesCalled({ all }: Locations): (said: string) => Location | undefined {
  const stocked = all.filter(({ stocked, archived_at }) => stocked === 1 && archived_at === null);
  const places = new Map([
    ...stocked.map((place) => [folded(place.name), place] as const),
    ...stocked.map((place) => [place.code, place] as const),
  ]);
  return (said) => places.get(said) ?? places.get(folded(said));
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}
