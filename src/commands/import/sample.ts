import { text } from '../../kit/command.ts';
import { required, word } from '../../kit/inputs.ts';
import { kindNames } from '../../domain/imports/kinds.ts';
import { command } from '../desk.ts';

export default command({
  summary: 'Prints a small file of a kind, to begin with.',
  examples: [
    ['docket import sample products', 'the columns of products, and a few rows'],
    ['docket import sample orders -o orders.csv', 'as a file'],
  ],
  args: { kind: required(word(kindNames, 'KIND', 'What the file holds')) },
  async run(_, { args }) {
    const { samples } = await import('../../imports/samples.ts');
    return text(samples[args.kind]);
  },
});
