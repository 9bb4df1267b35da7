import { dayText } from "../../../calendar/day.ts";
import { choice, files, line, long, optional } from "../../../chat/field.ts";
import { Refusal } from "../../../chat/refusal.ts";
import { dayOr, inOrder } from "../../../flow/days.ts";
import { withFields } from "../../../flow/matter.ts";
import { explainRunning, runningClock } from "../../../flow/running.ts";
import { type Step, step, tellAll } from "../../../flow/step.ts";
import { doubtVerdict } from "../../../flow/verdict.ts";
import { lookBackOptions } from "../cards.ts";
import {
  afterLookBack,
  lookBackPeriod,
  lookBackRules,
  lookBacksOver,
  rectifyRules,
} from "../clocks.ts";
import type { Recommendation } from "../model.ts";
import { addresseeSeats, chief, issuerSeats } from "../seats.ts";
import { words } from "../words.ts";
import { takenUpAgain, takenUpDone } from "./verifying.ts";

const lastLookBack = ({ fields }: Recommendation) => fields.lookBacks.at(-1);

const lookedBackNews = (matter: Recommendation) => {
  const last = lastLookBack(matter);
  if (last === undefined) return undefined;
  const on = dayText(last.on);
  return matter.state === "unmet"
    ? words.relapseNews(on, matter.fields.reason ?? "")
    : words.lookedBackNews(on);
};

/** Whether what was done has lasted, seen on the spot after the end (实施意见 三（二）跟踪问效). */
export const lookingBack: Readonly<Record<string, Step<Recommendation>>> = {
  /** The handling procurator goes there again; what came back takes the matter up again. */
  lookBack: step<Recommendation>()({
    names: ["回头看", "look-back"],
    says: ["回头看去过了", "问题反弹了", "又反弹了", "办结以后又去看了", "it has come back"],
    label: words.lookBack,
    help: words.lookBackHelp,
    by: issuerSeats,
    open: {
      from: ["closed"],
      to: ["unmet"],
      when: {
        only: words.only.lookedBack,
        otherwise: ({ state, fields }) => {
          if (state !== "closed" || fields.lookBack === undefined) return words.notLookedBack;
          return fields.lookBack.next === undefined ? words.lookBacksMade : undefined;
        },
      },
    },
    clocks: {
      starts: [lookBackPeriod],
      ends: lookBacksOver,
      revives: ({ state }) => (state === "unmet" ? rectifyRules : []),
    },
    form: {
      finding: long(words.lookBackFinding, {
        main: true,
        max: 500,
        help: words.lookBackFindingHelp,
      }),
      place: line(words.place, { max: 60 }),
      result: choice(words.lookBackResult, lookBackOptions),
      seenOn: dayOr(words.seenOn),
      pictures: optional(files(words.pictures, { help: words.picturesHelp })),
      unpictured: optional(line(words.unpictured, { max: 100, help: words.unpicturedHelp })),
    },
    apply: (matter, { finding, place, result, seenOn, pictures, unpictured }, context) => {
      const { lookBack, lookBacks } = matter.fields;
      const { today, calendar } = context;
      const on = seenOn ?? today;
      if (lookBack === undefined) return new Refusal(words.notLookedBack);
      const wrong = inOrder(on, { after: lookBack.since, today }, "seenOn", words.seenOn);
      if (wrong !== undefined) return wrong;
      if (pictures === undefined && unpictured === undefined)
        return new Refusal(words.noPictures, { field: "pictures" });
      const doubt = result === "holds" ? doubtVerdict("lasting", finding, "result") : undefined;
      if (doubt !== undefined) return doubt;
      const one = {
        on,
        place,
        finding,
        result,
        ...(unpictured === undefined ? {} : { unpictured }),
      };
      const seen = withFields(matter, {
        lookBack: afterLookBack(lookBack, on, calendar),
        lookBacks: [...lookBacks, one],
      });
      return result === "holds" ? seen : takenUpAgain(seen, words.relapseReason(place, finding));
    },
    tells: {
      ...tellAll(["handler", chief], lookedBackNews),
      ...tellAll(addresseeSeats, (matter: Recommendation) =>
        matter.state === "unmet" ? lookedBackNews(matter) : undefined,
      ),
    },
    done: (matter, context) => {
      if (matter.state === "unmet") return takenUpDone(matter, context);
      const next = runningClock(matter, ...lookBackRules);
      return words.lookedBackDone(next && explainRunning(matter, [next.rule], context));
    },
  }),
};
