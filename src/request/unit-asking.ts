import { type Matter, unitsIn } from "../flow/matter.ts";
import type { Directory, Organisation } from "../people/directory.ts";

/** Behind the name of a unit that wants more time: 公安局要延期，同意, grant the police an extension. */
const MORE_TIME =
  /^(?:那边|那个|联络员|的|也|又|都|说|还?要|想|申请|请求|提出|来|再|求)*(?:延期|延长|延[几到]|宽限|缓几|顺延|多[给要]?[几一二两三四五六七八九十\d]+[天日周])|^(?: bureau| office)?(?:'s)?(?: liaison)?(?: has| have| wants?| asks?| asked| needs?| requests?| requested| for| an?| the| their| its)* (?:extension|more time|longer|another \w+ (?:days?|weeks?|months?))/iu;

/** The unit a sentence says wants more time; nothing where it names none so. */
export const unitAsking = (
  said: string,
  { organisations }: Directory,
): Organisation | undefined => {
  const typed = said.toLowerCase();
  const found = [...organisations.values()].flatMap((unit) =>
    [unit.id, unit.name.zh, unit.name.en, ...unit.also].flatMap((name) => {
      const at = name.length < 2 ? -1 : typed.indexOf(name.toLowerCase());
      return at >= 0 && MORE_TIME.test(typed.slice(at + name.length))
        ? [{ unit, length: name.length }]
        : [];
    }),
  );
  return found.sort((one, other) => other.length - one.length)[0]?.unit;
};

/** Whether a unit acts in a matter, alone or beside others. */
export const takesPart = (matter: Matter, { id }: Organisation): boolean =>
  [...unitsIn(matter, "to"), ...unitsIn(matter, "joint")].includes(id);
