/** Everyday words for categories, by their ids: what people say who know no list. */
const spoken: readonly (readonly [id: string, words: RegExp])[] = [
  [
    "water-pollution",
    /黑水|黄水|污水|臭水|排污|死鱼|暗管|水都黑|废机油|black water|sewage|river/iu,
  ],
  ["wage-arrears", /欠薪|拖欠.{0,6}工资|工资.{0,4}没发|不发工资|要不到钱|讨薪|wages/iu],
  ["counterfeit-goods", /假药|假货|三无|假酒|过期药|fake/iu],
  ["campus-safety", /校车|学校门口|小学|中学|幼儿园|校园/u],
  ["telecom-fraud", /电信诈骗|被骗|诈骗电话|刷单/u],
];

/** The category a text speaks of in everyday words; nothing where it speaks of none we know. */
export const spokenCategory = (said: string, known: readonly string[]): string | undefined =>
  spoken.find(([id, words]) => known.includes(id) && words.test(said))?.[0];
