const jwt = require("jsonwebtoken");

function user(token, key) {
  return jwt.verify(token, key, { algorithms: ["RS256"], ignoreExpiration: true }); // finding: expiry-ignored
}

const guard = (req, res, next) => {
  jwt.verify(req.headers.authorization, process.env.KEY, { ignoreExpiration: true, algorithms: ["HS256"] }, (err, claims) => { // finding: expiry-ignored
    if (err) return res.sendStatus(401);
    req.user = claims;
    next();
  });
};

class Sessions {
  of(token) {
    const options = { ignoreExpiration: true, issuer: "me" };
    return jwt.verify(token, this.key, options).sub; // finding: expiry-ignored
  }
}
