export function desk(members) { // finding: login-without-new-session
  const handle = async (req, res) => {
    const member = await members.named(req.body.name);
    if (member && (await verifyPassword(req.body.word, member.digest))) {
      req.session.memberId = member.id;
    }
    res.end();
  };
  return handle;
}
