import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { teamsCard, teamsForm } from "../../../adapters/teams/render.ts";
import { anyCard, anyForm } from "../anything.ts";

/**
 * What people read on Teams stands out by 4.5:1 at least (WCAG 2.1, 1.4.3). The colours are those of Microsoft's host
 * configurations, samples/HostConfig/microsoft-teams-light.json and microsoft-teams-dark.json of
 * github.com/microsoft/AdaptiveCards, `#aarrggbb` as there. For high contrast Microsoft publishes none: a card names
 * no colour of a text at all, so that there Teams's own stands on Teams's own ground.
 */
const grounds = {
  light: {
    default: { ground: "#ffffff", default: "#ff252424", subtle: "#bf252424" },
    emphasis: { ground: "#fff9f8f7", default: "#ff252424", subtle: "#bf252424" },
    accent: { ground: "#C7DEF9", default: "#ff252424", subtle: "#bf252424" },
    good: { ground: "#CCFFCC", default: "#ff252424", subtle: "#bf252424" },
    warning: { ground: "#FFE2B2", default: "#ff252424", subtle: "#bf252424" },
    attention: { ground: "#FFC5B2", default: "#ff252424", subtle: "#bf252424" },
  },
  dark: {
    default: { ground: "#ff2d2c2c", default: "#ffffffff", subtle: "#bfffffff" },
    emphasis: { ground: "#ff292828", default: "#ffffffff", subtle: "#bfffffff" },
    accent: { ground: "#C7DEF9", default: "#ff201f1f", subtle: "#ff2d2c2c" },
    good: { ground: "#CCFFCC", default: "#ff201f1f", subtle: "#ff2d2c2c" },
    warning: { ground: "#FFE2B2", default: "#ff201f1f", subtle: "#ff2d2c2c" },
    attention: { ground: "#FFC5B2", default: "#ff201f1f", subtle: "#ff2d2c2c" },
  },
} as const;

type Theme = keyof typeof grounds;
type Style = keyof (typeof grounds)["light"];

const channels = (colour: string): readonly number[] => {
  const digits = colour.slice(1).padStart(8, "f");
  return [0, 2, 4, 6].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
};

const luminance = (rgb: readonly number[]): number => {
  const [r = 0, g = 0, b = 0] = rgb.map((one) => {
    const part = one / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** How far a colour stands out from the ground behind it, which shows through it. */
const contrast = (colour: string, ground: string): number => {
  const [alpha = 255, ...front] = channels(colour);
  const [, ...behind] = channels(ground);
  const seen = front.map((one, at) => (one * alpha + (behind[at] ?? 0) * (255 - alpha)) / 255);
  const [light = 0, dark = 0] = [luminance(seen), luminance(behind)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

type Element = Readonly<Record<string, unknown>>;

/** Every text of a card, on which ground it stands, and whether it is subtle. */
const textsOn = (
  one: unknown,
  ground: Style = "default",
): readonly (readonly [Style, Element])[] => {
  if (Array.isArray(one)) return one.flatMap((each) => textsOn(each, ground));
  if (typeof one !== "object" || one === null) return [];
  const element = one as Element;
  if (element["type"] === "TextBlock") return [[ground, element]];
  // Microsoft's host configurations draw what a button shows on this ground.
  if (element["type"] === "Action.ShowCard") return textsOn(element["card"], "emphasis");
  const holds = element["type"] === "Container" || element["type"] === "Column";
  const own = holds && element["style"] !== undefined ? (element["style"] as Style) : ground;
  return Object.values(element).flatMap((each) => textsOn(each, own));
};

const faultsOf = (card: unknown): readonly string[] =>
  textsOn(card).flatMap(([ground, text]) => {
    if ("color" in text) return [`a text names a colour: ${JSON.stringify(text)}`];
    const shade = text["isSubtle"] === true ? "subtle" : "default";
    return (Object.keys(grounds) as Theme[]).flatMap((theme) => {
      const { [ground]: on } = grounds[theme];
      const ratio = contrast(on[shade], on.ground);
      return ratio >= 4.5 ? [] : [`${theme} ${ground} ${shade}: ${ratio.toFixed(2)}`];
    });
  });

describe("on Teams, in Microsoft's own colours", () => {
  it("is measured as elsewhere", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
    // What a text of Microsoft's `warning` and `good` would be on white, and `attention` on dark.
    expect(contrast("#f8d22a", "#ffffff")).toBeCloseTo(1.47, 1);
    expect(contrast("#92c353", "#ffffff")).toBeLessThan(4.5);
    expect(contrast("#ffd74654", "#ff2d2c2c")).toBeLessThan(4.5);
  });

  it.each(["zh-CN", "en"] as const)("every text of every card can be read, in %s", (language) => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(faultsOf(teamsCard(card, language))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(["zh-CN", "en"] as const)(
    "and of every form with what is wrong in it, in %s",
    (language) => {
      fc.assert(
        fc.property(anyForm, (form) => {
          expect(faultsOf(teamsForm(form, language))).toEqual([]);
        }),
        { numRuns: 60 },
      );
    },
  );
});
