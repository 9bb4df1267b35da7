import { spanText } from "../../calendar/typed-period.ts";
import { text } from "../../chat/text.ts";
import { type Paper, type PaperKind, paperDay } from "../../flow/paper.ts";
import { unitName } from "../../flow/parties.ts";
import { corrections, isAtWork, lineText, outLines } from "./cards.ts";
import { type Bulletin, openTable } from "./model.ts";
import { approving, publishing, reviewing } from "./seats.ts";
import { words } from "./words.ts";

/** The bulletin as it is put up: dated as it came out, or as its figures are while it has not. */
const write = (
  bulletin: Bulletin,
  {
    directory,
    today,
  }: { readonly directory: Parameters<typeof unitName>[2]; readonly today: string },
): Paper => {
  const { fields } = bulletin;
  const { on = today } = fields;
  const restricted = openTable(fields);
  const last = fields.versions.at(-1);
  const lines = outLines(bulletin);
  return {
    title: bulletin.title,
    number: `${bulletin.code}${fields.versions.length > 1 ? `（第${fields.versions.length}版）` : ""}`,
    body: [
      `统计期间：${spanText(fields.period).zh}；数据截至${paperDay(last?.on ?? on)}，此后不再变动，更正另行说明。`,
      ...lines.filter(({ is }) => is === "remark").map(({ name }) => name.zh),
      ...(restricted === undefined
        ? []
        : [
            words.restricted(text(paperDay(restricted.on), "")).zh,
            ...restricted.lines.map(({ name, said }) => `${name.zh}：${said.zh}`),
          ]),
      ...corrections(fields.versions).map(
        (one) =>
          words.correction(
            text(paperDay(one.on), ""),
            one.reason,
            text(one.changes.map(({ zh }) => zh).join("；"), ""),
          ).zh,
      ),
    ],
    grid: lines
      .filter(({ is }) => is !== "remark")
      .map((one) => [one.name.zh, lineText(one).zh] as const),
    from: unitName(bulletin, "from", directory).zh,
    on: last?.publishedOn ?? on,
    toFill: [],
  };
};

/** The papers of a bulletin: the draft for whoever works on it, and what is out for everybody. */
export const bulletinPapers: readonly PaperKind<Bulletin>[] = [
  {
    id: "bulletin",
    name: text("公报", "Bulletin"),
    by: [
      ...publishing,
      ...approving,
      ...reviewing,
      "to.liaison",
      "to.head",
      "copy.liaison",
      "copy.head",
    ],
    when: (bulletin, { actor }) =>
      bulletin.fields.versions.length > 0 ||
      (bulletin.state !== "due" && isAtWork(actor, bulletin)),
    write,
    figures: (bulletin) =>
      outLines(bulletin)
        .filter(({ is }) => is !== "remark")
        .map((one) => ({
          name: one.name,
          whole: one.whole,
          part: one.part,
          said: lineText(one),
        })),
  },
];
