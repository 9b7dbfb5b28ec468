// The merging of two contents of a part of the scorecard.

import assert from "node:assert/strict";
import { test } from "node:test";

import { both, joined } from "../../scorecards/static/scorecards/interview/part.js";

test("texts follow one another with a blank line between", () => {
  assert.equal(joined("Theirs", "Mine", ""), "Theirs\n\nMine");
});

test("the same text appears once", () => {
  assert.equal(joined("Same", "Same", ""), "Same");
});

test("an empty text adds nothing", () => {
  assert.equal(joined("", "Mine", ""), "Mine");
  assert.equal(joined("Theirs", "", ""), "Theirs");
  assert.equal(joined("", "", ""), "");
});

test("a beginning that both went on from appears once", () => {
  assert.equal(joined("Base theirs", "Base mine", "Base"), "Base theirs\n\n mine");
});

test("a text that did not go on from the beginning is kept whole", () => {
  assert.equal(joined("Rewritten", "Base mine", "Base"), "Rewritten\n\nBase mine");
  assert.equal(joined("Base theirs", "Rewritten", "Base"), "Base theirs\n\nRewritten");
});

test("a text that was left as it began adds nothing", () => {
  assert.equal(joined("Base theirs", "Base", "Base"), "Base theirs");
});

test("ticks come together, each once", () => {
  const merged = both({ points: ["0", "2"] }, { points: ["1", "2"] });
  assert.deepEqual(merged, { points: ["0", "2", "1"] });
});

test("a box that is ticked in either stays ticked", () => {
  const merged = both({ one: true, other: false }, { one: false, other: true });
  assert.deepEqual(merged, { one: true, other: true });
});

test("a box that is ticked in neither stays unticked", () => {
  const first = { observed: false, evidence: "Theirs" };
  const merged = both(first, { observed: false, evidence: "Mine" });
  assert.deepEqual(merged, { observed: false, evidence: "Theirs\n\nMine" });
});

for (const name of ["result", "recommendation", "demonstrated_level"]) {
  test(`of two choices for ${name} the second counts`, () => {
    assert.deepEqual(both({ [name]: "4" }, { [name]: "2" }), { [name]: "2" });
  });

  test(`a choice for ${name} is not undone by none`, () => {
    assert.deepEqual(both({ [name]: "4" }, { [name]: "" }), { [name]: "4" });
  });
}

test("every field of an answer is merged its own way", () => {
  const first = { notes: "Base theirs", result: "4", points: ["0"] };
  const second = { notes: "Base mine", result: "", points: ["1"] };
  assert.deepEqual(both(first, second, { notes: "Base" }), {
    notes: "Base theirs\n\n mine",
    result: "4",
    points: ["0", "1"],
  });
});

test("neither content is changed by merging", () => {
  const first = Object.freeze({ points: Object.freeze(["0"]) });
  const second = Object.freeze({ points: Object.freeze(["1"]) });
  both(first, second);
  assert.deepEqual([first, second], [{ points: ["0"] }, { points: ["1"] }]);
});
