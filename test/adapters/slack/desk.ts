import type { InputBlock, KnownBlock, View } from "@slack/types";
import type { Scene } from "../../scene.ts";
import { partFor } from "../adaptive-filling.ts";
import type { Answer, Desk } from "../desk-of.ts";
import { blockLines } from "../plain-lines.ts";
import { buttonsIn } from "./reading.ts";
import { openTown } from "./town.ts";

/** The button behind which a form stands that could not open by itself. */
const fillIn = ["填写", "Fill in"];

/** Slack in front of a county: the real adapter over HTTP, before the stand-in for Slack. */
export const openSlackDesk = async (county: Scene) => {
  const town = await openTown({ county });
  const { slack } = town;
  const users = new Map<string, string>();
  /** The modal that stands open before somebody, with what Slack showed at its questions. */
  const open = new Map<
    string,
    { readonly id: string; readonly errors: Readonly<Record<string, string>> }
  >();

  const userOf = (who: string): string => {
    const user = users.get(who);
    if (user === undefined) throw new Error(`${who} has no account on Slack`);
    return user;
  };
  const messageOf = (user: string, id: string, group?: string) => {
    const found = town.reads(user, group).find(({ ts }) => ts === id);
    if (found === undefined) throw new Error(`no message ${id} before ${user}`);
    return found;
  };
  /** Does something after which a modal may stand open. */
  const opening = async (who: string, work: () => Promise<{ readonly status: number }>) => {
    const before = new Set(slack.views.keys());
    const { status } = await work();
    if (status !== 200) throw new Error(`Slack got ${status}`);
    const opened = [...slack.views.keys()].findLast((id) => !before.has(id));
    if (opened !== undefined) open.set(who, { id: opened, errors: {} });
  };
  const modalOf = async (who: string): Promise<{ readonly id: string; readonly view: View }> => {
    if (!open.has(who)) {
      const user = userOf(who);
      const last = town.last(user);
      const label = buttonsIn(last.blocks).find(({ text }) => fillIn.includes(text.text));
      if (label !== undefined) await opening(who, () => town.presses(user, label.text.text, last));
    }
    const found = slack.views.get(open.get(who)?.id ?? "");
    if (found === undefined) throw new Error(`no form before ${who} on Slack`);
    return found;
  };

  const desk: Desk = {
    binds: async (who, code) => {
      const user = `U${who.replace(/\W/g, "").toUpperCase()}`;
      users.set(who, user);
      await town.dm(user, `绑定 ${code}`);
    },
    says: (who, line, group) => {
      open.delete(who);
      return opening(who, () =>
        group === undefined ? town.dm(userOf(who), line) : town.mentions(userOf(who), group, line),
      );
    },
    reads: async (who, group) =>
      town
        .reads(userOf(who), group)
        .map(({ ts, blocks }) => ({ id: ts, lines: blockLines(blocks) })),
    board: async (group) =>
      slack.messages
        .filter(({ channel, to }) => channel === group && to === undefined)
        .map(({ ts, blocks }) => ({ id: ts, lines: blockLines(blocks) })),
    presses: (who, id, label, group) =>
      opening(who, () => town.presses(userOf(who), label, messageOf(userOf(who), id, group))),
    asks: async (who) => {
      const { view } = await modalOf(who);
      const title = view.type === "modal" ? view.title.text : "";
      return [
        // A title that is cut short stands in the form once more, whole.
        ...(title.endsWith("…") ? [] : [title]),
        ...(view.blocks as readonly KnownBlock[]).flatMap((block) => {
          const [question, ...hint] = blockLines([block]);
          const error = open.get(who)?.errors[block.block_id ?? ""];
          return [question ?? [], error ?? [], hint].flat();
        }),
        ...(view.type === "modal" && view.submit ? [`[${view.submit.text}]`] : []),
      ];
    },
    fills: async (who, answers) => {
      const modal = await modalOf(who);
      const { status, answer } = await town.submits(
        userOf(who),
        modal,
        statesOf(modal.view, answers),
      );
      if (status !== 200) throw new Error(`Slack got ${status}`);
      if (answer["response_action"] === undefined) open.delete(who);
      else
        open.set(who, {
          id: modal.id,
          errors: (answer["errors"] ?? {}) as Record<string, string>,
        });
    },
  };
  return { ...desk, town, close: town.close };
};

/**
 * The states of a modal's inputs with these answers. As Slack does, it refuses an empty answer where
 * one is required, and a choice that is not listed.
 */
const statesOf = (view: View, answers: Readonly<Record<string, Answer>>) => {
  const states: Record<string, object> = {};
  const inputs = view.blocks.filter((block) => block.type === "input") as readonly InputBlock[];
  const asked = inputs.map(({ block_id = "" }) => block_id.split(":")[1]);
  for (const key of Object.keys(answers))
    if (!asked.includes(key)) throw new Error(`nothing asks for ${key} among ${asked.join("、")}`);
  for (const { block_id = "", element, optional, label } of inputs) {
    const [shape = "", key = ""] = block_id.split(":");
    const of = element as unknown as Readonly<Record<string, unknown>>;
    const answer = partFor(shape, answers[key]);
    if (answer !== undefined) states[block_id] = stateOf(shape, answer, of);
    else if (optional !== true && !Object.keys(of).some((name) => name.startsWith("initial_")))
      throw new Error(`${label.text} must be filled in`);
  }
  return states;
};

const stateOf = (
  shape: string,
  answer: Answer,
  element: Readonly<Record<string, unknown>>,
): object => {
  const offered = element["options"] as readonly { readonly value: string }[] | undefined;
  const options = [answer].flat().map((value) => {
    if (offered?.some((one) => one.value === value) === false)
      throw new Error(`${value} is not offered`);
    return { value };
  });
  switch (shape) {
    case "date":
      return { selected_date: answer };
    case "time":
      return { selected_time: answer };
    case "choice":
    case "yesno":
      return { selected_option: options[0] };
    case "choices":
      return { selected_options: options };
    default:
      return { value: answer };
  }
};
