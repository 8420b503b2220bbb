import { nearest } from '../base/nearest.ts';
import { Refusal } from '../base/refusal.ts';
import type { Profile } from '../store/load/profiles.ts';
import { candidatesIn } from './engine/header.ts';
import { fingerprintOf, folded } from './engine/names.ts';
import type { Sheet } from './engine/sheet.ts';

/** A mapping as it is kept: what was typed, and the folded names of the columns that the file had, in their order. */
interface Kept {
  readonly map: readonly string[];
  readonly columns: readonly string[];
}

/** Which mapping a file is read with, and where it comes from. */
export interface Chosen {
  readonly map: readonly string[];
  /** Of the saved mapping that is used; null where it was typed, or none is needed. */
  readonly profile: string | null;
}

/** What a mapping is kept as, with what its file is known by. */
export function keptMapping(
  map: readonly string[],
  header: readonly string[],
): Pick<Profile, 'mapping' | 'fingerprint'> {
  const kept: Kept = { map, columns: header.map(folded) };
  return { mapping: JSON.stringify(kept), fingerprint: fingerprintOf(header) };
}

/**
 * The mapping that was typed; else the one that is asked for by its name; else the saved one whose columns this file
 * has, in whichever order and with others among them. Refuses (3) a name that nobody has saved.
 */
export function chosenMapping(
  sheet: Sheet,
  profiles: readonly Profile[],
  { map, profile: asked }: { readonly map: readonly string[]; readonly profile?: string | undefined },
): Chosen {
  if (map.length > 0) return { map, profile: null };
  const found = asked === undefined ? sameColumns(sheet, profiles) : byName(profiles, asked);
  if (!found) return { map, profile: null };
  return { map: keptIn(found).map, profile: found.name };
}

/** Older profiles keep nothing but what was typed. */
function keptIn({ mapping }: Profile): Kept {
  const kept = JSON.parse(mapping) as Kept | readonly string[];
  return 'columns' in kept ? kept : { map: kept, columns: [] };
}

/** Of several that fit, the one that knows the most columns, and then the latest. */
function sameColumns(sheet: Sheet, profiles: readonly Profile[]): Profile | undefined {
  if (profiles.length === 0) return undefined;
  const headers = candidatesIn(sheet.preview).map(({ header }) => header.names);
  const fitting = profiles.filter((profile) => headers.some((header) => fits(profile, header)));
  return fitting.toSorted((a, b) => keptIn(b).columns.length - keptIn(a).columns.length)[0];
}

/** A mapping that counts columns (`sku=#3`) is for files in which they stand where they stood. */
function fits(profile: Profile, header: readonly string[]): boolean {
  const { map, columns } = keptIn(profile);
  if (columns.length === 0) return profile.fingerprint === fingerprintOf(header);
  const names = header.map(folded);
  if (map.some((entry) => /=\s*"?#\d+/.test(entry))) return columns.every((name, at) => names[at] === name);
  const there = new Set(names);
  return columns.every((name) => there.has(name));
}

function byName(profiles: readonly Profile[], name: string): Profile {
  const found = profiles.find((profile) => profile.name === name);
  if (found) return found;
  const names = profiles.map((profile) => profile.name);
  const near = nearest(name, names);
  throw new Refusal('not_found', `There is no profile “${name}” for this kind of file.`, {
    hint: near === undefined ? `--profile ${name} --map field="Column" saves it` : `Did you mean ${near}?`,
    details: { profile: name, profiles: names },
  });
}
