import { entries, Garden } from './toy.ts';
import { runProgram } from '../../src/kit/program.ts';
const { stdin, stdout, stderr, env } = process;
process.exitCode = await runProgram({ name: 'garden', version: '1', entries, about: {}, openApp: async () => new Garden(Array.from({length: Number(env.N ?? 2)}, (_, i) => ({number: i+1, name: 'Fir', kind: 'needle', price: '1.00', planted: null}))), closeApp() {}, stdin, stdout, stderr, env, argv: process.argv.slice(2), signals: process });
