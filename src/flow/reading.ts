import type { Instant } from "../calendar/day.ts";
import { momentText } from "../calendar/day.ts";
import { type Block, facts, paragraph } from "../chat/card.ts";
import { type Text, text } from "../chat/text.ts";
import { personName, type Role } from "../people/directory.ts";
import type { Store } from "../store/store.ts";
import type { Opened } from "./history.ts";
import type { Matter } from "./matter.ts";
import type { Context } from "./step.ts";

const opened: Readonly<Record<Opened, Text>> = {
  card: text("看了卡片", "opened the card"),
  form: text("打开了办理的表单", "opened a form"),
  file: text("打开了附件", "opened a file"),
  paper: text("导出了文书", "made a document of it"),
  reporter: text("看了举报人", "saw who reported it"),
};

/**
 * Writes down that somebody opens a restricted matter, before anything of it is given out. A list is no
 * reading; of level 1 nothing is written. Nobody is told, and the matter does not change.
 */
export const noteReading = async (
  store: Pick<Store, "saveReading">,
  { actor, now }: { readonly actor: { readonly id: string }; readonly now: Instant },
  { code, visibility }: Pick<Matter, "code" | "visibility">,
  how: Opened,
): Promise<void> => {
  if (visibility > 1) await store.saveReading(code, { person: actor.id, at: now, how });
};

/** Whose it is to see who has read a restricted matter. */
export const overseers: readonly Role[] = ["secrecy", "chief"];

const most = 10;

/** Who has read a restricted matter, the latest last, for whoever watches over that; nothing for others. */
export const readingsOf = async (
  store: Pick<Store, "readings">,
  { actor, directory }: Pick<Context, "actor" | "directory">,
  { code, visibility }: Pick<Matter, "code" | "visibility">,
): Promise<readonly Block[]> => {
  if (visibility === 1 || !overseers.some((role) => actor.roles.includes(role))) return [];
  const readings = await store.readings(code, most);
  if (readings.length === 0) return [];
  return [
    paragraph(text("谁看过", "Read by"), "subtle"),
    facts(
      ...readings.map(({ person, at, how }) => {
        const [who, what] = [personName(directory, person), opened[how]];
        return [momentText(at), text(`${who.zh} ${what.zh}`, `${who.en} ${what.en}`)] as const;
      }),
    ),
  ];
};
