import { action, paragraph, type Row, rows } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import { text } from "../chat/text.ts";
import { words as commandWords } from "../commands/words.ts";
import { findMatter } from "../flow/find.ts";
import { matterRow } from "../flow/rows.ts";
import type { RequestContext } from "./context.ts";
import type { Outcome } from "./outcome.ts";

/** How many matters asked for at once get a line and a button; further ones are said to be left out. */
const mostShown = 8;

/** Several matters that were asked for at once: a line and a button each, and of one that is hidden that it is not there. */
export const showSeveral = async (
  context: RequestContext,
  codes: readonly string[],
): Promise<Outcome> => {
  const { services, actor } = context;
  const asked = [...new Set(codes)];
  const shown = asked.slice(0, mostShown);
  const found = new Map<string, Row>();
  for (const code of shown) {
    const one = await findMatter({ ...services, actor }, code);
    if (!(one instanceof Refusal))
      found.set(code, matterRow({ ...context, flows: services.flows }, one.matter));
  }
  const missing = shown.filter((code) => !found.has(code)).join("、");
  const left = asked.slice(mostShown).join("、");
  return {
    is: "card",
    card: {
      title: commandWords.listTitle,
      body: [
        ...(found.size === 0 ? [] : [rows([...found.values()])]),
        ...(missing === "" ? [] : [paragraph(commandWords.notThere(missing), "warning")]),
      ],
      actions: [...found.keys()].map((code) =>
        action(text(`查看 ${code}`, `Show ${code}`), { command: "show", code }),
      ),
    },
    ...(left === "" ? {} : { note: commandWords.tooManyShown(left) }),
  };
};
