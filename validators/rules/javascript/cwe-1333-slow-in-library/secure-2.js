const LINES = "a  \nb  \n";

module.exports = function (given) {
  if (given.length > 1000) return null;
  return given.replace(/\s+$/, "") + LINES.replace(/ +\n/g, "\n"); // evidence: guarded
};

function label(given) {
  return given.replace(/\s+$/, "");
}

function trimLine(row) {
  return row.replace(/\s+/g, " ");
}

module.exports.label = label;
module.exports.trimLine = trimLine;
