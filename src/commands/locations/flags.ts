import { placeKinds } from '../../domain/catalog/place.ts';
import { value, wholeNumber, word } from '../../kit/inputs.ts';

const yesNo = word(['yes', 'no'], 'YES|NO', '');

/** What can be said of a location besides its name. */
export const placeFlags = {
  kind: word(placeKinds, 'KIND', 'What it is for'),
  sellable: {
    ...value(
      'YES|NO',
      'Whether orders may have what lies there (by its kind)',
      (typed) => yesNo.parse(typed) === 'yes',
    ),
    choices: ['yes', 'no'],
  },
  priority: wholeNumber('N', 'Orders are served from lower ones first (100)'),
};
