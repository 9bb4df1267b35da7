/** OpenCC's tables of characters, `賣 卖|賤 贱|…`. The package has no types for its tables. */
declare module "opencc-js/dict/*" {
  const pairs: string;
  // biome-ignore lint/style/noDefaultExport: the package exports it so
  export default pairs;
}
