import type { Block } from "../chat/card.ts";
import { Refusal } from "../chat/refusal.ts";
import type { LookUp } from "../files/open.ts";
import { findMatter } from "../flow/find.ts";
import type { Agenda, Flow } from "../flow/flow.ts";
import type { Matter } from "../flow/matter.ts";
import { titleOf } from "../flow/render.ts";
import type { Context } from "../flow/step.ts";
import { numbersOf, reportedBlocks } from "./agenda.ts";
import { briefCard } from "./brief.ts";
import { briefWords } from "./brief-words.ts";
import { meetingsOf } from "./next-meeting.ts";
import type { Surveying } from "./overview-survey.ts";
import { reportedOn } from "./reported.ts";

// The papers of a meeting that tell of other matters, in Chinese like every paper. They lie on a table: of what is
// restricted stands a number, whoever had them made.

type Passages = NonNullable<Context["passages"]>;

/** The colours of a brief in words, for a page without colours. */
const inWords: readonly (readonly [mark: RegExp, word: string])[] = [
  [/^🟢 (?=\d+\. )/u, "【已办完】"],
  [/^🟡 (?=\d+\. )/u, "【在办】"],
  [/^🔴 (?=\d+\. )/u, "【已超期】"],
  [/[🟢🟡🔴] ?/gu, ""],
];

const plain = (said: string): string =>
  inWords.reduce((line, [mark, word]) => line.replace(mark, word), said);

const passageOf = (block: Block): Passages => {
  switch (block.is) {
    case "paragraph": {
      const said = plain(block.text.zh);
      return [/^[一二三]、/.test(said) ? { heading: said } : said];
    }
    case "facts":
      return block.facts.map(({ label, value }) => `${label.zh}：${value.zh}`);
    case "rows":
      return block.rows.map(({ code, title, detail }) =>
        [`${code} ${title.zh}`, detail.zh].filter((part) => part !== "").join("："),
      );
    case "stages":
    case "links":
      return [];
  }
};

/** What a card says, as the passages of a paper. */
const passagesOf = (blocks: readonly Block[]): Passages => blocks.flatMap(passageOf);

type Meeting = { readonly flow: Flow; readonly agenda: Agenda; readonly meeting: Matter };

/** What is to be talked about, numbered; of a matter its title and number, of what is restricted the number alone. */
const topics = async (
  context: Surveying,
  { agenda, meeting }: Meeting,
  all: readonly Matter[],
): Promise<readonly string[]> => {
  const lines = [...agenda.topics(meeting)];
  for (const { code, said, restricted } of agenda.items(meeting, all)) {
    if (restricted) {
      lines.push(briefWords.restricted.zh);
      continue;
    }
    if (code === undefined) {
      lines.push(said ?? "");
      continue;
    }
    const found = await findMatter(context, code);
    if (!(found instanceof Refusal))
      lines.push(
        found.matter.visibility > 1
          ? `${code} ${briefWords.restricted.zh}`
          : `${titleOf(found.matter).zh}（${code}）`,
      );
    else
      for (const [, row] of await numbersOf(context, [code], { command: agenda.id }))
        lines.push(`${row.code} ${briefWords.restricted.zh}`);
  }
  return lines.map((line, index) => `${index + 1}. ${line}`);
};

const agendaPassages = async (context: Surveying, about: Meeting): Promise<Passages> => {
  const { flow, agenda, meeting } = about;
  const all = await meetingsOf(context, flow);
  const reported = await reportedOn(context, agenda, meeting, all);
  const before = passagesOf(await reportedBlocks(agenda.words, reported, context, "paper"));
  const listed = await topics(context, about, all);
  return [
    ...agenda
      .setting(meeting, context.directory)
      .flatMap(([label, value]) => (value === undefined ? [] : [`${label.zh}：${value.zh}`])),
    ...before,
    { heading: agenda.words.added.zh },
    ...(listed.length === 0 ? [briefWords.noneListed.zh] : listed),
  ];
};

/** What the agenda and the brief of a meeting say of other matters, as far as whoever opens them may know it. */
export const lookUpForPaper: LookUp = async (context, { flow, matter: meeting }, what) => {
  const { agenda } = flow;
  if (agenda === undefined) return undefined;
  const about = { flow, agenda, meeting };
  return what === "agenda"
    ? agendaPassages(context, about)
    : passagesOf((await briefCard(context, about, "paper")).card.body);
};
