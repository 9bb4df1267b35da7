import { toPlain } from "../chat/plain.ts";
import { type Directory, personOptions, postsOf } from "./directory.ts";
import { unitsListed } from "./units-listed.ts";

/** What the head of a unit is called: 局长, 负责人, the head of. */
const HEAD =
  /(?:的)?(?:[正副]?(?:局长|院长|检察长|主任|书记|镇长|乡长|部长|主席|大队长|队长|长)|主要负责人|负责人|负责同志|一把手|主要领导|领导|局座)$/u;
const DEPUTY = /副/u;
const HEAD_EN =
  /^(?:the )?(?:head|director|chief|leader) of (?:the )?(?<of>.+)$|^(?:the )?(?<unit>.+?)(?:'s)? (?:head|director|chief)$/iu;

/** The post that is called so: by its own name, or as the head of a unit (司法局局长, the head of justice); nothing where it is none or several. */
export const postSpoken = (typed: string, directory: Directory): string | undefined => {
  const said = toPlain(typed).trim().toLowerCase().replace(/^the /u, "");
  const named = personOptions(directory).filter(({ id, name }) =>
    [id, name.zh, name.en].some((one) => toPlain(one).toLowerCase() === said),
  );
  if (named.length === 1) return named[0]?.id;
  if (DEPUTY.test(typed)) return undefined;
  const { of, unit } = HEAD_EN.exec(said)?.groups ?? {};
  const office = HEAD.exec(said)?.[0];
  // 司法局长 is the 局长 of 司法局.
  const tries =
    (of ?? unit) !== undefined
      ? [of ?? unit ?? ""]
      : office === undefined
        ? []
        : [said.slice(0, -office.length), said.replace(/长$/u, "")];
  const found = tries.flatMap((one) => unitsListed(one, directory) ?? []);
  const [only, another] = [...new Set(found)];
  if (only === undefined || another !== undefined) return undefined;
  const heads = postsOf(directory, only).filter(({ roles }) => roles.includes("head"));
  return heads.length === 1 ? heads[0]?.id : undefined;
};
