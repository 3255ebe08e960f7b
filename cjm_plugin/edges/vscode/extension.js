// Completes and explains the frontmatter of maps in VS Code. `cjm editor` wrote it: changes are lost at the next run.

const { execFile } = require("node:child_process");
const { existsSync } = require("node:fs");
const path = require("node:path");
const vscode = require("vscode");
const { explanation, keysOf, position, valuesOf } = require("./frontmatter.js");

const COLLECTIONS = {
  journeys: "journey",
  personas: "persona",
  stages: "stage",
  departments: "department",
  channels: "channel",
  systems: "system",
  metrics: "metric",
  studies: "study",
  initiatives: "initiative",
  principles: "principle",
};
const CONFIGURATIONS = ["mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml"];
const WORD = /[\p{L}\p{M}\p{N}_-]*$/u;

/** By the folder of mkdocs.yml: a promise of the schemas of all kinds, with the ids that exist. */
const known = new Map();
/** The folders whose schemas are being asked for anew; meanwhile the old ones serve. */
const asking = new Set();

function activate(context) {
  const files = { language: "markdown", scheme: "file" };
  context.subscriptions.push(
    vscode.languages.registerCompletionItemProvider(files, { provideCompletionItems }, " ", "[", "{", ","),
    vscode.languages.registerHoverProvider(files, { provideHover }),
    vscode.workspace.onDidOpenTextDocument(
      ({ languageId, fileName }) => languageId === "markdown" && ask(fileName),
    ),
    // New files are new ids.
    vscode.workspace.onDidSaveTextDocument(({ fileName }) => askAgain(fileName)),
    vscode.workspace.onDidDeleteFiles(({ files: gone }) => gone.forEach(({ fsPath }) => askAgain(fsPath))),
    vscode.workspace.onDidRenameFiles(({ files: moved }) =>
      moved.forEach(({ newUri }) => askAgain(newUri.fsPath)),
    ),
  );
  for (const { languageId, fileName } of vscode.workspace.textDocuments)
    if (languageId === "markdown") ask(fileName);
}

async function provideCompletionItems(document, { line, character }) {
  const lines = document.getText().split(/\r\n|\r|\n/);
  const here = position(lines, line, character);
  const schema = here && (await schemaOf(document));
  if (!schema) return [];
  const begun = WORD.exec(lines[line].slice(0, character))[0];
  const range = new vscode.Range(line, character - begun.length, line, character);
  const keys = here.isKey ? keysOf(schema, here.path, here.keys) : [];
  const values = here.isValue ? valuesOf(schema, here.path) : [];
  return [
    ...keys.map((key, i) => keyItem(key, i, range)),
    ...values.map((value, i) => valueItem(value, i, range)),
  ];
}

function keyItem({ name, about, isRequired }, i, range) {
  const item = new vscode.CompletionItem(
    { label: name, description: isRequired ? "required" : "" },
    vscode.CompletionItemKind.Property,
  );
  return Object.assign(item, {
    insertText: `${name}: `,
    command: THEN,
    documentation: about,
    range,
    sortText: order(isRequired ? "a" : "b", i),
  });
}

function valueItem({ value, text, about }, i, range) {
  const item = new vscode.CompletionItem(
    { label: value, description: about ?? "" },
    vscode.CompletionItemKind.Value,
  );
  return Object.assign(item, { insertText: text, range, sortText: order("c", i) });
}

/** A key's values are offered at once. */
const THEN = { command: "editor.action.triggerSuggest", title: "" };

function order(group, i) {
  return `${group}${String(i).padStart(5, "0")}`;
}

async function provideHover(document, { line, character }) {
  const schema = await schemaOf(document);
  const lines = document.getText().split(/\r\n|\r|\n/);
  const text = schema ? explanation(schema, lines, line, character) : "";
  // Plain text: no Markdown of it is run or drawn.
  return text ? new vscode.Hover(new vscode.MarkdownString().appendText(text)) : null;
}

/** The schema for a file of a collection, or undefined for any other file. */
async function schemaOf({ fileName }) {
  const root = ask(fileName);
  const parts = root ? path.relative(root, fileName).split(path.sep).slice(0, -1) : [];
  const folder = parts.find((part) => Object.hasOwn(COLLECTIONS, part));
  if (!folder) return undefined;
  return (await known.get(root))?.[COLLECTIONS[folder]];
}

/** The nearest folder above with a mkdocs.yml, within the workspace. */
function rootOf(fileName) {
  const workspace = vscode.workspace.getWorkspaceFolder(vscode.Uri.file(fileName))?.uri.fsPath;
  for (
    let folder = path.dirname(fileName);
    workspace && folder.startsWith(workspace);
    folder = path.dirname(folder)
  )
    if (CONFIGURATIONS.some((name) => existsSync(path.join(folder, name)))) return folder;
  return undefined;
}

/** Begins to ask for the schemas that a file needs; gives the folder that they are known by. */
function ask(fileName) {
  const root = rootOf(fileName);
  if (root && !known.has(root)) known.set(root, schemas(root));
  return root;
}

async function askAgain(fileName) {
  const root = rootOf(fileName);
  if (!known.has(root) || asking.has(root)) return;
  asking.add(root);
  const fresh = await schemas(root);
  asking.delete(root);
  if (fresh) known.set(root, Promise.resolve(fresh));
}

/** What `cjm schema` prints; undefined, with a word in the status bar, where it does not run. */
function schemas(root) {
  return new Promise((resolve) => {
    const options = { cwd: root, maxBuffer: 2 ** 28, windowsHide: true };
    execFile(command(root), ["schema"], options, (error, printed) => {
      if (error) {
        const text = "cjm: no completion, for “cjm schema” does not run here";
        vscode.window.setStatusBarMessage(text, 10_000);
        resolve(undefined);
      } else {
        resolve(JSON.parse(printed));
      }
    });
  });
}

/** The program of a virtual environment in the folder, or else the one on the PATH. */
function command(root) {
  const here = [path.join(root, ".venv", "bin", "cjm"), path.join(root, ".venv", "Scripts", "cjm.exe")];
  return here.find(existsSync) ?? "cjm";
}

module.exports = { activate };
