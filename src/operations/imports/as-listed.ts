import type { Ours } from '../../domain/imports/listed.ts';
import { hasListings, listingsCalled } from '../../store/load/listings.ts';
import type { Work } from '../../store/work.ts';

/** What a channel's code stands for there; undefined where it is a SKU. */
export type OursOf = (channel: string, code: string) => Ours | undefined;

const nothing: OursOf = () => undefined;

/** What the codes of a file's channels stand for, looked up batch by batch; a shop without any pays for one look. */
export class Listings {
  readonly #work: Work;
  #any: boolean | undefined;

  constructor(work: Work) {
    this.#work = work;
  }

  async look(codes: readonly string[]): Promise<OursOf> {
    this.#any ??= await hasListings(this.#work);
    if (!this.#any) return nothing;
    const called = await listingsCalled(this.#work, codes);
    const ours = new Map(called.map((one) => [`${one.channel}\n${one.code}`, one]));
    return (channel, code) => ours.get(`${channel}\n${code}`);
  }
}
