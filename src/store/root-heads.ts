import type { Instant } from "../calendar/day.ts";
import { type Text, text } from "../chat/text.ts";
import { found } from "./findings.ts";
import type { Finding } from "./store.ts";

/** What has heads in a root beside the histories; the name of each begins with what it is of. */
export const chains = {
  "read:": {
    wrong: (most: number, now: number) =>
      text(
        `查阅记录被删或被改过：根上有${most}条，现在有${now}条`,
        `readings of it were removed or changed: a root has ${most}, there are ${now}`,
      ),
  },
  "told:": {
    wrong: (most: number, now: number) =>
      text(
        `通知被整条删除：根上有${most}条，现在有${now}条`,
        `notices of it were deleted: a root has ${most}, there are ${now}`,
      ),
  },
  "post:": {
    wrong: (most: number, now: number) =>
      text(
        `岗位的绑定被截掉或换过：根上有${most}条，现在有${now}条`,
        `what binds the post was cut off or replaced: a root has ${most}, there are ${now}`,
      ),
  },
} as const satisfies Readonly<Record<string, { wrong(most: number, now: number): Text }>>;
export type Chain = keyof typeof chains;

const chainNames = Object.keys(chains) as readonly Chain[];

/** What a head is of: of a chain beside the histories, and of which matter or post. */
export const headOf = (name: string): { readonly chain?: Chain; readonly of: string } => {
  const chain = chainNames.find((one) => name.startsWith(one));
  return chain === undefined ? { of: name } : { chain, of: name.slice(chain.length) };
};

/** A finding about a head; a post's says which post, as it is of no matter, as are some notices. */
export const headFinding = (
  name: string,
  { zh, en }: Text,
  after: Instant | undefined,
): Finding => {
  const { chain, of } = headOf(name);
  return chain === "post:"
    ? { said: found(`岗位${of}：${zh}`, `post ${of}: ${en}`, after) }
    : { ...(of === "" ? {} : { matter: of }), said: found(zh, en, after) };
};
