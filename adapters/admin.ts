import { operate } from "./operations.ts";

const { log, error } = console;
const done = await operate(process.argv.slice(2), { env: process.env, log, error });
if (!done) process.exitCode = 1;
