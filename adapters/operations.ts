import { RootsBusy } from "../src/store/append-root.ts";
import { MoveError } from "../src/store/move.ts";
import { SealError } from "../src/store/seal.ts";
import { ConfigError } from "./config.ts";
import { bindCode, bindCodes } from "./operator/accounts.ts";
import { apiKey } from "./operator/api-keys.ts";
import { importHolidays, importRules } from "./operator/calendar.ts";
import { backup, moveTo, restore, rotateKey, verifyHistory } from "./operator/database.ts";
import { importDirectory, templateOf } from "./operator/directory.ts";
import type { Operation, Terminal } from "./operator/operation.ts";

const operations: Readonly<Record<string, Operation>> = {
  template: templateOf,
  "bind-code": bindCode,
  "bind-codes": bindCodes,
  "api-key": apiKey,
  "import-directory": importDirectory,
  "import-holidays": importHolidays,
  "import-rules": importRules,
  "verify-history": verifyHistory,
  backup,
  restore,
  "rotate-key": rotateKey,
  "move-to": moveTo,
};

/** Does what an operator typed; whether it was done. What is wrong is said, with what would be taken. */
export const operate = async (
  [name = "", ...words]: readonly string[],
  terminal: Terminal,
): Promise<boolean> => {
  try {
    const operation = operations[name];
    if (operation === undefined)
      throw new ConfigError(
        `There is no operator's command “${name}”. There is: ${Object.keys(operations).join(", ")}.`,
      );
    return await operation(words, terminal);
  } catch (error) {
    if (error instanceof SealError || error instanceof RootsBusy || error instanceof MoveError)
      terminal.error(`${error.message}.`);
    else if (error instanceof ConfigError) terminal.error(error.message);
    else throw error;
    return false;
  }
};
