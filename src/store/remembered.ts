/**
 * A question whose answers are remembered until they are to be forgotten; what failed is asked again.
 * Asked of the same by `keyOf`, or with the same values.
 */
export const remembered = <Given extends readonly unknown[], Answer>(
  ask: (...given: Given) => Promise<Answer>,
  keyOf: (...given: Given) => unknown = (...given) => given,
) => {
  const known = new Map<string, Promise<Answer>>();
  return {
    ask: (...given: Given): Promise<Answer> => {
      const key = JSON.stringify(keyOf(...given));
      const before = known.get(key);
      if (before !== undefined) return before;
      const answer = ask(...given);
      known.set(key, answer);
      answer.catch(() => known.delete(key));
      return answer;
    },
    forget: () => known.clear(),
  };
};
