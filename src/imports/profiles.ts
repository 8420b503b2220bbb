import { nearest } from '../base/nearest.ts';
import { Refusal } from '../base/refusal.ts';
import type { Profile } from '../store/load/profiles.ts';
import { candidatesIn } from './engine/header.ts';
import { fingerprintOf } from './engine/names.ts';
import type { Sheet } from './engine/sheet.ts';

/** Which mapping a file is read with, and where it comes from. */
export interface Chosen {
  readonly map: readonly string[];
  /** Of the saved mapping that is used; null where it was typed, or none is needed. */
  readonly profile: string | null;
}

/**
 * The mapping that was typed; else the one that is asked for by its name; else the saved one whose header this file
 * has. Refuses (3) a name that nobody has saved.
 */
export function chosenMapping(
  sheet: Sheet,
  profiles: readonly Profile[],
  { map, profile: asked }: { readonly map: readonly string[]; readonly profile?: string | undefined },
): Chosen {
  if (map.length > 0) return { map, profile: null };
  const found = asked === undefined ? sameHeader(sheet, profiles) : byName(profiles, asked);
  if (!found) return { map, profile: null };
  return { map: JSON.parse(found.mapping) as string[], profile: found.name };
}

function sameHeader(sheet: Sheet, profiles: readonly Profile[]): Profile | undefined {
  if (profiles.length === 0) return undefined;
  const prints = new Set(candidatesIn(sheet.preview).map(({ header }) => fingerprintOf(header.names)));
  return profiles.find(({ fingerprint }) => prints.has(fingerprint));
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
