import type { Scene } from "../../scene.ts";
import { type Button, buttonNamed, filledIn, submitOf } from "../adaptive-filling.ts";
import type { Desk } from "../desk-of.ts";
import { adaptiveLines } from "../plain-lines.ts";
import { opensDialog, openTown } from "./town.ts";

/** What a dialog is called among the messages before somebody. */
const dialogId = "dialog";

/** Teams in front of a county: the real adapter, before the stand-in for the Bot Framework. */
export const openTeamsDesk = async (county: Scene) => {
  const town = await openTown(undefined, county);
  const placeOf = (who: string, group?: string): string => group ?? town.personal(who);

  const messageIn = (place: string, id: string) => {
    const found = town.in(place).find((one) => one.id === id);
    if (found === undefined) throw new Error(`no message ${id} in ${place}`);
    return found;
  };
  /** A card as this reader's client shows it: in a group it asks first what this reader may do. */
  const seenBy = async (
    who: string,
    message: { readonly id: string; readonly card: unknown },
    group?: string,
  ): Promise<unknown> =>
    (group === undefined ? undefined : await town.refreshes(who, group, message)) ??
    inFront(who, message);
  const inFront = (who: string, { id, card }: { readonly id: string; readonly card: unknown }) => {
    const found = answered.get(`${who} ${id}`);
    return found?.over === card && card !== undefined ? found?.card : card;
  };

  const form = (who: string) => {
    const standing = dialogs.get(who);
    if (standing !== undefined && submitOf(standing) !== undefined)
      return { id: dialogId, card: standing };
    const found = town
      .in(town.personal(who))
      .map((message) => ({ id: message.id, card: inFront(who, message) }))
      .findLast(({ card }) => card !== undefined && submitOf(card) !== undefined);
    if (found === undefined) throw new Error(`no form before ${who} on Teams`);
    return found;
  };
  const fine = async (work: ReturnType<typeof town.post>): Promise<unknown> => {
    const { status, body } = await work;
    const { statusCode = 200, value } = body as {
      readonly statusCode?: number;
      readonly value?: unknown;
    };
    if (status !== 200 || statusCode !== 200) throw new Error(`refused: ${JSON.stringify(body)}`);
    return value;
  };
  /** The card a press was answered with stands in place of the pressed one, until that one changes. */
  const answered = new Map<string, { readonly card: unknown; readonly over: unknown }>();
  /** What stands in the dialog before somebody. */
  const dialogs = new Map<string, unknown>();
  const press = async (
    who: string,
    place: string,
    id: string,
    button: Button,
    inputs: object = {},
  ): Promise<void> => {
    if (id === dialogId || opensDialog(button)) {
      const { card, said } = await town.dialogs(who, place, button, inputs);
      dialogs.set(who, card ?? { body: [{ type: "TextBlock", text: said }] });
      return;
    }
    dialogs.delete(who);
    const { card: over } = messageIn(place, id);
    const card = await fine(town.presses(who, place, id, button, inputs));
    if (typeof card === "object" && messageIn(place, id).card === over)
      answered.set(`${who} ${id}`, { card, over });
  };

  const desk: Desk = {
    binds: async (who, code) => {
      const place = town.personal(who);
      await fine(town.post(town.made(who, place, { type: "installationUpdate", action: "add" })));
      await fine(town.says(who, `绑定 ${code}`));
    },
    says: async (who, line, group) => {
      dialogs.delete(who);
      await fine(group === undefined ? town.says(who, line) : town.saysIn(who, group, line));
    },
    reads: async (who, group) => {
      const standing = await Promise.all(
        town.in(placeOf(who, group)).map(async (message) => {
          const { id, text } = message;
          const card = await seenBy(who, message, group);
          return {
            id,
            lines: card === undefined ? text.split("\n") : adaptiveLines(card),
            form: submitOf(card) !== undefined,
          };
        }),
      );
      const shown = group === undefined ? dialogs.get(who) : undefined;
      return shown === undefined
        ? standing
        : [
            ...standing,
            {
              id: dialogId,
              lines: adaptiveLines(shown),
              form: submitOf(shown) !== undefined,
              passing: true,
            },
          ];
    },
    board: async (group) =>
      town.in(group).map(({ id, card, text }) => ({
        id,
        lines: card === undefined ? text.split("\n") : adaptiveLines(card),
      })),
    presses: async (who, id, label, group) => {
      const place = placeOf(who, group);
      const card =
        id === dialogId ? dialogs.get(who) : await seenBy(who, messageIn(place, id), group);
      await press(who, place, id, buttonNamed(card, label));
    },
    asks: async (who) => adaptiveLines(form(who).card),
    fills: async (who, answers) => {
      const { id, card } = form(who);
      const submit = submitOf(card);
      if (submit === undefined) throw new Error("nothing to submit");
      await press(who, town.personal(who), id, submit, filledIn(card, answers));
    },
  };
  return { ...desk, town, close: town.close };
};
