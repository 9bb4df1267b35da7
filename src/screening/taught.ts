/** Lessons and precautions are no reports; only what stands close by tells them apart. */
const TAUGHT_AFTER =
  /^[^,。]{0,8}(?:宣传(?!部)|宣讲|讲座|普法|法治课|培训(?!机构|班|学校|老师|中心)|教育(?!局|部门|系统|机构|厅)|演练|知识|防治|防控|预防|案例|警示|专题|专项|风险点|承诺书|prevention|training(?! (?:camp|cent|school))|lesson|lecture|awareness)/;
const GUARDED_BEFORE =
  /(?:预防|防范|防止|谨防|(?<![消国边])防|治理|整治|反对|反|拒绝|抵制|杜绝|远离|警惕|禁止|严禁|不准|不得|避免)(?:校园|家庭|未成年人?|青少年|学生|儿童|孩子|遭受?|受到?|被|发生|一切|任何|各类|和|与|、){0,3}$|(?:against|anti-?|prevent\w*|stop)(?: \w+)? ?$/;

/** Whether what stands from one place of a sentence to another is taught or guarded against there. */
export const isTaught = (sentence: string, from: number, to: number): boolean =>
  TAUGHT_AFTER.test(sentence.slice(to, to + 24)) ||
  GUARDED_BEFORE.test(sentence.slice(Math.max(0, from - 16), from));

/** Whether one of these words is there that is neither taught nor guarded against. */
export const findAny = (sentence: string, words: RegExp): boolean =>
  [...sentence.matchAll(words)].some(
    ({ index, 0: word }) => !isTaught(sentence, index, index + word.length),
  );
