const ldap = require("ldapjs");

function find(client, user, done) {
  const filter = new ldap.EqualityFilter({ attribute: "uid", value: user }); // evidence: filter-object
  client.search("dc=example", { filter }, done);
}

function escaped(client, name, done) {
  client.search("dc=example", { filter: "(cn=" + ldap.escapeFilter(name) + ")" }, done); // evidence: sanitized
}

function everyone(client, done) {
  client.search("dc=example", { filter: "(objectClass=person)" }, done); // evidence: constant-filter
}

function text(line, word) {
  return line.search(word);
}

const codes = (text) => text.replace(/[*()\\\0]/g, (sign) => "\\" + sign.charCodeAt(0).toString(16).padStart(2, "0"));

function byBadge(client, req, done) {
  client.search("ou=staff", { filter: `(badge=${codes(String(req.query.badge))})` }, done); // evidence: sanitized
}

// A timer gives its function what stands behind it, and nothing else.
function keeperAsked(req, done) {
  const keeper = String(req.query.keeper).replace(/[^A-Za-z0-9]/g, "");
  setTimeout(done, 5, keeper);
}

app.get("/keeper", (req, res) => {
  keeperAsked(req, (keeper) => {
    client.search("ou=keepers,dc=example,dc=org", { filter: `(uid=${keeper})` }, () => res.end()); // evidence: sanitized
  });
});
