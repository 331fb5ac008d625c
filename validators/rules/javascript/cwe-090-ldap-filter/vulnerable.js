const ldap = require("ldapjs");

function find(client, user, done) {
  client.search("dc=example", { filter: "(uid=" + user + ")" }, done); // finding
}

function template(client, name, done) {
  const options = { filter: `(cn=${name})`, scope: "sub" };
  client.search("dc=example", options, done); // finding
}

function parsed(text) {
  return ldap.parseFilter("(mail=" + text + ")"); // finding
}

const entities = (text) => text.replace(/[<>&]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function byBadge(client, req, done) {
  client.search("ou=staff", { filter: `(badge=${entities(String(req.query.badge))})` }, done); // finding: assembled-filter
}

function keeperAsked(req, done) {
  setImmediate(done, "", String(req.query.keeper));
}

app.get("/keeper", (req, res) => {
  keeperAsked(req, (wrong, keeper) => {
    client.search("ou=keepers,dc=example,dc=org", { filter: `(uid=${keeper})` }, () => res.end()); // finding
  });
});
