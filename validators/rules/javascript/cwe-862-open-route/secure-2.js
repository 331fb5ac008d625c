const express = require("express");
const router = express.Router();
const admin = express.Router();
const app = express();
const adminRouter = express.Router();

adminRouter.use(requireAdmin);
adminRouter.post("/notes/delete", gone);

function gone(req, res) {
  Note.deleteOne({ _id: req.body.id }).then(() => res.sendStatus(204));
}

router.post("/notes/delete", requireLogin, gone); // evidence: check-before-route

router.post("/notes/remove", async (req, res) => {
  await Note.deleteOne({ _id: req.body.id, owner: req.user.id });
  res.end();
});

app.post("/comments", async (req, res) => {
  await Comment.save(req.body.text);
  res.end();
});

app.post("/shares/disable", (req, res) => {
  res.json({ asked: true });
});
