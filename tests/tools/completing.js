// Reads [{schema, text, line, character}, …] from stdin and prints what is offered and explained at each place.

const { explanation, keysOf, position, valuesOf } = require("../../cjm_plugin/edges/vscode/frontmatter.js");

const asked = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const answers = asked.map(({ schema, text, line, character }) => {
  const lines = text.split("\n");
  const here = position(lines, line, character);
  return {
    inside: here !== null,
    keys: here?.isKey ? keysOf(schema, here.path, here.keys).map(({ name }) => name) : [],
    values: here?.isValue ? valuesOf(schema, here.path).map((value) => value.text) : [],
    about: explanation(schema, lines, line, character),
  };
});
process.stdout.write(JSON.stringify(answers));
