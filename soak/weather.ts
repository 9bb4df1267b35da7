import type { Call as SlackCall, Fault as SlackFault } from "../test/adapters/slack/stand-in.ts";
import type { Call as TeamsCall, Fault as TeamsFault } from "../test/adapters/teams/stand-in.ts";
import type { Chance } from "./chance.ts";
import { speed } from "./servers.ts";

/** How often a call goes wrong. */
const often = 0.14;

/** How long a call hangs, in milliseconds: our own patience is longer, and so is a lease. */
const hang = 1000;

const onSlack: readonly SlackFault[] = [
  { wait: 1 },
  { wait: 3 },
  { error: "ratelimited" },
  { error: "internal_error" },
  "500",
  "reset",
  { hang },
  "lost",
  "lost",
];

const onTeams: readonly TeamsFault[] = [
  { status: 429, retryAfter: 2 },
  { status: 412, code: "PreconditionFailed" },
  { status: 500 },
  { status: 502 },
  { status: 503 },
  "reset",
  { hang },
  "lost",
  "lost",
];

/** How it goes at both platforms: slow, as they are, and wrong as often as it does. */
export type Storm = {
  readonly slack: {
    readonly goesWrong: (call: SlackCall) => SlackFault | undefined;
    readonly delay: () => number;
  };
  readonly teams: {
    readonly goesWrong: (call: TeamsCall) => TeamsFault | undefined;
    readonly delay: () => number;
  };
  /** How many calls went wrong. */
  faults(): number;
  begin(): void;
  end(): void;
};

/** Weather by chance; calm until it begins and after it has ended. `onTaken` hears of what Teams takes. */
export const stormOf = (chance: Chance, onTaken: (call: TeamsCall) => void): Storm => {
  let isOn = false;
  let faults = 0;
  const drawn = <Fault>(from: readonly Fault[]): Fault | undefined => {
    if (!isOn || !chance.is(often)) return undefined;
    faults += 1;
    return from[chance.below(from.length)];
  };
  // In the storm calls are as slow as they are; after it, as slow by the county's clock.
  const delay = () => (80 + chance.below(220)) / (isOn ? 1 : speed);
  return {
    slack: { goesWrong: () => drawn(onSlack), delay },
    teams: {
      goesWrong: (call) => {
        const fault = drawn(onTeams);
        if (fault === undefined || fault === "lost") onTaken(call);
        return fault;
      },
      delay,
    },
    faults: () => faults,
    begin: () => {
      isOn = true;
    },
    end: () => {
      isOn = false;
    },
  };
};
