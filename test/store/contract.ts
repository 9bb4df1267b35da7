import { accountsContract } from "./accounts.ts";
import { attachmentsContract } from "./attachments.ts";
import { claimingContract } from "./claiming.ts";
import { clocksContract } from "./clocks.ts";
import type { FreshUrl } from "./database.ts";
import { directoryContract } from "./directory.ts";
import { erasingContract } from "./erasing.ts";
import { historyContract } from "./history.ts";
import { localMessagesContract } from "./local-messages.ts";
import { mattersContract } from "./matters.ts";
import { noticesContract } from "./notices.ts";
import { numbersContract } from "./numbers.ts";
import { openingContract } from "./opening.ts";
import { postingsContract } from "./postings.ts";
import { savingContract } from "./saving.ts";
import { settingsContract } from "./settings.ts";
import { sightContract } from "./sight.ts";
import { waitingContract } from "./waiting.ts";

const questions = [
  mattersContract,
  savingContract,
  numbersContract,
  historyContract,
  sightContract,
  waitingContract,
  directoryContract,
  accountsContract,
  clocksContract,
  noticesContract,
  claimingContract,
  postingsContract,
  attachmentsContract,
  localMessagesContract,
  settingsContract,
  erasingContract,
  openingContract,
] as const;

/** What every store must do, whichever database it stands on. `freshUrl` gives an empty database each time. */
export const storeContract = (name: string, freshUrl: FreshUrl): void => {
  for (const question of questions) question(name, freshUrl);
};
