import { createRequire } from "node:module";

/** The official renderer, to be put into a page. */
export const renderer = createRequire(import.meta.url).resolve(
  "adaptivecards/dist/adaptivecards.min.js",
);

/** The colours of Teams, as far as cards have them. */
export const colours = {
  light: {
    paper: "#ffffff",
    ink: "#242424",
    soft: "#616161",
    good: "#237b4b",
    warning: "#8a5a00",
    attention: "#b10e1c",
  },
  dark: {
    paper: "#1f1f1f",
    ink: "#ffffff",
    soft: "#adadad",
    good: "#92c353",
    warning: "#f8d22a",
    attention: "#f1707b",
  },
} as const;

/** Draws a card on an empty page; gives what the renderer said against it. Written as text for the page. */
export const draw = (card: unknown, theme: keyof typeof colours): string => {
  const { ink, soft, good, warning, attention } = colours[theme];
  const colour = (one: string) => ({ default: one, subtle: soft });
  const foregroundColors = {
    default: colour(ink),
    dark: colour(ink),
    light: colour(soft),
    accent: colour(soft),
    good: colour(good),
    warning: colour(warning),
    attention: colour(attention),
  };
  const style = { backgroundColor: "transparent", foregroundColors };
  const look = {
    supportsInteractivity: true,
    fontFamily: "'Noto Sans CJK SC', sans-serif",
    containerStyles: Object.fromEntries(
      ["default", "emphasis", "accent", "good", "warning", "attention"].map((name) => [
        name,
        style,
      ]),
    ),
    actions: { maxActions: 6, actionsOrientation: "horizontal" },
  };
  return `(() => {
    AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
      const node = document.createElement("div");
      node.textContent = text.replace(/\\\\([!-\\/:-@[-\`{-~])/g, "$1");
      result.outputHtml = node.innerHTML.split(/\\n+/).join("<br>");
      result.didProcess = true;
    };
    const card = new AdaptiveCards.AdaptiveCard();
    card.hostConfig = new AdaptiveCards.HostConfig(${JSON.stringify(look)});
    const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_6);
    card.parse(${JSON.stringify(card)}, context);
    document.body.replaceChildren(card.render());
    return Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  })()`;
};
