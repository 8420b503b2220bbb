import { impossible, type Reversal } from './reversal.ts';

/** What an import wrote is taken back with its batch, and with nothing else. */
export async function imported() {
  return impossible('What was imported is taken back as a whole.', 'docket import list');
}

/** What was taken back stays so: there is nothing that would know how it stood. */
export async function takenBack() {
  return impossible(
    'What was taken back stays so; import the file again, or do it again by its own command.',
    'docket import list',
  );
}

/** A mapping that was a mistake is forgotten. */
export const profileSaved: Reversal<'profile_saved'> = async (_, { entity_id }) => [
  { type: 'taken_back', table: 'import_profiles', ids: [entity_id] },
];
