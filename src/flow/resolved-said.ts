/** 采砂会商定了: which meeting it was, by its name and a word for what it was. */
const NAMED =
  "(?:[^，,。；;：:？?！!\\s]{1,10}?(?:会商会?|(?:研判|座谈|协调|碰头|调度|推进|联席|例)会议?)(?:上|中)?)";
const WHERE_SAID = `(?:${NAMED}?(?:这次|本次|今天|昨天|刚才|上午|下午|最后|由|经)*(?:联席会议?|会议上?|会上|会(?=[已一研最议定决商])|大家|各家)(?:上|中|已经?|最后|一致|研究|讨论|后|都)*|${NAMED}(?:已经?|最后|一致|研究|讨论|后|都)*)`;
const AGREED = "(?:定了|定下来?了?|议定|决定|商定|敲定|说定|说好|定好|讲好)(?:了|下来)?";
const MINDED = "(?:明确|要求|同意|指出|强调|认为|研究|通过|形成决议)了?";
const TO_RECORD = "(?:(?:请|帮我|麻烦|另外|还有|再)*(?:记(?:录|下)?|写)(?:一下|下来)?[，,：: ]*)?";
/** That something was resolved, where, and that it is to be written down, in front of what was. */
const SAYS_IT_WAS_RESOLVED = [
  new RegExp(
    `^(?:请|帮我|麻烦)*(?:记(?:录|下)?|登记|写)?(?:一下|下来)? *(?:${WHERE_SAID}?(?:${AGREED}|${MINDED})(?:以下|如下)?(?:的?(?:事项|内容|意见|事情|事))?)[ ，,：:]*[，,：:][ ，,：:]*`,
    "u",
  ),
  // Without a mark behind it only in front of a unit: 会上定了金额 and 大家说好话 say something of their own.
  new RegExp(
    `^${TO_RECORD}(?:${WHERE_SAID}${AGREED}(?<=了|[决议商敲说]定|[说定讲]好)|${WHERE_SAID}?一致(?:同意|决定|通过)了?(?:由|请|责成)?)(?=[^，,。；;：:由请把将对给向的]{1,8}?(?:局|委|办|院|镇|乡|街道)(?![的长名]))`,
    "u",
  ),
  /^(?:the (?:joint )?meeting|it (?:was|has been)|we|they|everybody|everyone)(?: has| have| had|'ve)?(?: all| unanimously)? (?:decided|resolved|agreed|settled)(?: that\b|[:,]) */iu,
  /^(?:unanimously )?(?:decided|resolved|agreed|settled|resolution|decision)(?: that\b|[:：]) */iu,
  /^(?:会议)?(?:决议|[议决]定事项)(?:如下)?[:：] */u,
] as const;

/** What says that not everybody agreed, or not to all of it: then who did belongs to it. */
const BUT_NOT =
  /^(?:但|除|可|只|仅|不过|然而|唯|尽管|虽)|^[^，,。；;：:]{1,12}(?:除外|不同意|没同意|反对|弃权|保留意见)|^(?:but|except|apart from|other than|save for|however|though|although|only|unless|not|without|with the exception)\b/iu;

/** What was resolved, without the words in front that say beyond doubt only that it was: 会上定了：水务局封堵 is 水务局封堵. */
export const withoutResolved = (said: string): string => {
  const lead = SAYS_IT_WAS_RESOLVED.map((pattern) => pattern.exec(said)?.[0] ?? "").find(
    (found) => found !== "",
  );
  const behind = lead === undefined ? said : said.slice(lead.length).trim();
  return behind === "" || BUT_NOT.test(behind) ? said : behind;
};

/** What makes it no record of a resolution: asked, not so, or said of what was resolved. */
const NO_RECORD =
  /[?？]|[吗么没][\s。.]*$|什么|哪[些天个家]|多少|几[点号个项]|怎么|^(?:不了|的(?!话)|事项|了?没|是否|权|书|下来没)/u;

/** That a meeting resolved something, without a mark behind it as well: 会议决定水务局…, 一致同意由…, agreed that …. */
const RECORDS = [
  new RegExp(
    `^${TO_RECORD}(?:${WHERE_SAID}(?:${AGREED}|(?:明确|要求|同意|通过|形成决议)了?)|一致(?:同意|决定|通过)了?|(?:决议|议定事项)(?=[：:]))[ ，,：:]*`,
    "u",
  ),
  /^议定(?!事项|书|的|了|过|完)[ ，,：:]*/u,
  /^(?:(?:please )?(?:note|record|minute)[:,]? (?:that )?)?(?:(?:the (?:joint )?meeting|it (?:was|has been)|we|they|everybody|everyone)(?: has| have| had|'ve)?(?: all| unanimously)? )(?:decided|resolved|agreed|settled)(?: that\b|[:,]) */iu,
  /^(?:unanimously )?(?:decided|resolved|agreed|settled|resolution|decision)(?: that\b|[:：]) */iu,
] as const;

/** A shorter rest says nothing that could be resolved. */
const shortest = 4;

/** Whether a sentence that is no command records what a meeting resolved. */
export const recordsResolved = (said: string): boolean =>
  RECORDS.some((pattern) => {
    const lead = pattern.exec(said.trim())?.[0] ?? "";
    const behind = said.trim().slice(lead.length);
    return lead !== "" && behind.length >= shortest && !NO_RECORD.test(behind);
  });
