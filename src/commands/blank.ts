import type { Input } from '../kit/command.ts';

/** The same input, where an empty text takes the value away. */
export function blankable(
  input: Input<string> & { readonly placeholder: string },
): Input<string> & { readonly placeholder: string } {
  return {
    ...input,
    about: `${input.about}; "" takes it away`,
    parse: (typed) => (typed.trim() === '' ? '' : input.parse(typed)),
  };
}
