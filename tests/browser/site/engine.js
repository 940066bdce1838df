/* The site's program without a page: runs the scripts and answers the calls that come as lines of JSON, one by one. */
import vm from "node:vm";
import readline from "node:readline";
import process from "node:process";

// What the program asks of a browser where it draws nothing: no element is there, and the page has no address.
const page = vm.createContext({
  atob,
  btoa,
  document: { getElementById: () => null },
  location: { protocol: "about:" },
  URL,
});

function answer({ script, call, argument }) {
  if (script !== undefined) {
    vm.runInContext(script, page);
    return null;
  }
  page.argument = argument;
  return vm.runInContext(`(${call})(JSON.parse(argument))`, page);
}

readline.createInterface({ input: process.stdin }).on("line", async (line) => {
  let told;
  try {
    told = { found: await answer(JSON.parse(line)) };
  } catch (error) {
    told = { error: String((error && error.stack) || error) };
  }
  process.stdout.write(`${JSON.stringify(told)}\n`);
});
