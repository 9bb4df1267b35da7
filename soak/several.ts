import { addDays } from "../src/calendar/day.ts";
import type { Matter } from "../src/flow/matter.ts";
import { demoOrganisations } from "../src/people/demo.ts";
import type { Saying } from "./sayings.ts";

const units = ["water", "police", "ecology"] as const;

const [procurator, chief, secretariat] = [
  "procuratorate.procurator",
  "procuratorate.chief",
  "gov-office.secretariat",
];

const nameOf = (unit: string): string =>
  demoOrganisations.find(({ id }) => id === unit)?.name.zh ?? unit;

type Line = { readonly who: string; readonly line: string };

/** What waits for an answer in the share of a unit, answered one way or the other. */
const answersIn = (saying: Saying, { kind, code, tracks = {} }: Matter): readonly Line[] => {
  const { chance, today, canary } = saying;
  const ahead = addDays(today, 1 + chance.below(60));
  return Object.entries(tracks).flatMap(([unit, { state, fields }]) => {
    const { extension, objection } = fields as {
      readonly extension?: { readonly status: string };
      readonly objection?: { readonly status: string };
    };
    const of = `${code} 单位=${nameOf(unit)}`;
    const giver = kind === "task" ? secretariat : chief;
    const until = kind === "task" ? "到期" : "延至";
    const asked = extension?.status === "asked" && state !== "withdrawn";
    const grants = [
      `同意延期 ${of}`,
      `同意延期 ${of} ${until}=${ahead}`,
      `不同意延期 ${of} ${canary()}`,
    ];
    const objected = objection?.status === "filed" || objection?.status === "rejecting";
    return [
      ...(asked ? grants.map((line) => ({ who: giver, line })) : []),
      ...(state === "suspended" ? [{ who: chief, line: `恢复 ${of}` }] : []),
      ...(objected && state !== "withdrawn"
        ? [procurator, chief].flatMap((who) => [
            { who, line: `驳回异议 ${of} ${canary()}` },
            { who, line: `采纳异议 ${of} 处理=修改 理由=${canary()}` },
          ])
        : []),
      ...(state === "revising"
        ? [
            {
              who: procurator,
              line: `修改 ${of} 文号=山检建〔2026〕${100 + chance.below(800)}号 送达日期=${today} 异议期=10 内容=${canary()}`,
            },
          ]
        : []),
      ...(state === "replied"
        ? [
            { who: procurator, line: `核实 ${of} 结果=到位 核实情况=${canary()}` },
            { who: procurator, line: `退回 ${of} ${canary()}` },
          ]
        : []),
    ];
  });
};

/** What is recorded, granted, held, withdrawn and put right in matters that went to several units, by whoever may: who says it, and what. */
export const severalLine = (saying: Saying, matters: Iterable<Matter>): Line => {
  const { chance, today, codes, canary } = saying;
  const answer = chance.pick([...matters].flatMap((matter) => answersIn(saying, matter)));
  if (answer !== undefined && chance.is(0.5)) return answer;
  const unit = chance.pick(units) ?? "water";
  const name = nameOf(unit);
  const own = `${unit}.liaison`;
  const code = (prefix: string) =>
    chance.pick(codes.filter((one) => one.startsWith(prefix))) ?? `${prefix}1`;
  const [jy, rw] = [code("JY"), code("RW")];
  const past = addDays(today, -chance.below(12));
  const ahead = addDays(today, 1 + chance.below(60));
  const of = `单位=${name}`;
  const lines = [
    [own, `签收 ${jy}`],
    [own, `异议 ${jy} ${canary()}`],
    [own, `回复 ${jy} 采纳情况=全部采纳 措施=${canary()} 回复日期=${past}`],
    [own, `申请延期 ${jy} 期限种类=整改期限 延至=${ahead} 理由=${canary()}`],
    [own, `勘误 ${jy} 签收日期=${past} 原因=${canary()}`],
    [own, `勘误 ${jy} 回复日期=${past} 原因=${canary()}`],
    [own, `延期 ${rw} 到期=${ahead} 理由=${canary()}`],
    [own, `延期 ${rw} 到期=${ahead} 理由=${canary()}`],
    [own, `申请延期 ${jy} 期限种类=整改期限 延至=${ahead} 理由=${canary()}`],
    [own, `接受 ${rw}`],
    [chief, `中止 ${jy} ${of} 理由=${canary()} 方案日期=${past}`],
    [chief, `决定修改 ${jy} ${of} 理由=${canary()}`],
    [chief, `撤回 ${jy} ${of} 理由=${canary()}`],
    [procurator, `勘误 ${jy} ${of} 送达日期=${past} 原因=${canary()}`],
    [procurator, `勘误 ${jy} ${of} 送达日期=${past} 原因=${canary()}`],
    [procurator, `勘误 ${jy} ${of} 整改期限=${ahead} 原因=${canary()}`],
    [procurator, `勘误 ${jy} ${of} 异议期=${5 + chance.below(20)} 原因=${canary()}`],
    [procurator, `勘误 ${jy} 文号=山检建〔2026〕${80 + chance.below(9)}号 原因=${canary()}`],
    [procurator, `备案 ${jy} ${past}`],
    [procurator, `勘误 ${jy} 备案日期=${past} 原因=${canary()}`],
    [secretariat, `勘误 ${rw} ${of} 到期=${ahead} 原因=${canary()}`],
  ] as const;
  const [who = own, line = ""] = chance.pick(lines) ?? [];
  return { who, line };
};
